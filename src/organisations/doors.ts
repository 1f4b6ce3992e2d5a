import { z } from '@hono/zod-openapi'
import { reading, writing, type Call, type Door, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { readTenant } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { addOrganisation } from './add-organisation.action.ts'
import { closeOrganisation, reopenOrganisation } from './close-organisation.action.ts'
import { editOrganisation } from './edit-organisation.action.ts'
import { loadOrganisations } from './load-organisations.action.ts'
import { moveOrganisation } from './move-organisation.action.ts'
import {
  closingSchema,
  newOrganisationSchema,
  organisationEditSchema,
  organisationJson,
  organisationMoveSchema,
  organisationSchema,
  reopeningSchema,
} from './organisation-json.ts'
import type { Organisation } from './organisation.ts'
import type { OrganisationAsSeen } from './with-organisation.action.ts'
import { organisationWords } from './words.ts'

const params = z.object({ code: z.string().max(60) })
const staleWhy = 'organisation-changed-meanwhile'
const notFound = (): Refusal => refuse('not-found', 'organisation-not-found')

const listed = async ({ app, place, actor }: Call): Promise<readonly Organisation[]> =>
  (await readTenant(app.db, place.id, (trx) => loadOrganisations(trx, actor)))?.all ?? []

const reply = (organisation: Organisation) => ({
  body: organisationJson(organisation),
  version: organisation.version,
})

/** A change of an organisation that is there, for whoever may see it. */
const changing = <Body extends z.ZodType>(
  door: Pick<Door, 'method' | 'path' | 'name' | 'summary'> & {
    readonly method: 'post' | 'patch'
    readonly body: Body
    readonly change: (
      call: Call,
      seen: OrganisationAsSeen,
      body: z.output<Body>,
      now: Organisation,
    ) => Promise<Organisation | Refusal>
  },
): Door =>
  writing({
    method: door.method,
    path: door.path,
    name: door.name,
    summary: door.summary,
    params,
    body: door.body,
    answer: organisationSchema,
    staleWhy,
    async run(call, { params: { code }, body, version }) {
      const now = (await listed(call)).find((one) => one.code === code)
      return now ? door.change(call, { code, version }, body, now) : notFound()
    },
    reply,
  })

export const organisationDoors: RoomDoors = {
  room: 'organisations',
  words: organisationWords('en'),
  doors: [
    reading({
      path: '/organisations',
      name: 'listOrganisations',
      summary: 'The partners and their parts, open and closed, by name',
      query: z.strictObject(pageQuery),
      answer: pageOf(organisationSchema),
      async run(call, { query }) {
        return paged((await listed(call)).map(organisationJson), query, ({ code }) => code)
      },
    }),
    reading({
      path: '/organisations/{code}',
      name: 'readOrganisation',
      summary: 'One organisation',
      params,
      answer: organisationSchema,
      async run(call, { params: { code } }) {
        const organisation = (await listed(call)).find((one) => one.code === code)
        return organisation ? reply(organisation) : notFound()
      },
    }),
    writing({
      method: 'post',
      path: '/organisations',
      name: 'addOrganisation',
      summary: 'Adds an organisation, below another or by itself',
      body: newOrganisationSchema,
      answer: organisationSchema,
      staleWhy: null,
      async run(call, { body }) {
        const { code = '', openedOn = '', partOf, name, kind, sector } = body
        const form = { name: name.trim(), kind, sector, code, openedOn, partOf: partOf ?? '' }
        return addOrganisation(call.app, call.actor, form, call.today)
      },
      reply,
    }),
    changing({
      method: 'patch',
      path: '/organisations/{code}',
      name: 'editOrganisation',
      summary: 'Changes the name, kind or sector of an organisation; what is left out stays',
      body: organisationEditSchema,
      change: ({ app, actor }, seen, { name, kind, sector }, now) =>
        editOrganisation(app, actor, seen, {
          name: name?.trim() ?? now.name,
          kind: kind ?? now.kind,
          sector: sector ?? now.sector,
        }),
    }),
    changing({
      method: 'post',
      path: '/organisations/{code}/move',
      name: 'moveOrganisation',
      summary: 'Moves an organisation, with all below it, below another',
      body: organisationMoveSchema,
      change: ({ app, actor }, seen, { partOf }) => moveOrganisation(app, actor, seen, partOf ?? ''),
    }),
    changing({
      method: 'post',
      path: '/organisations/{code}/close',
      name: 'closeOrganisation',
      summary: 'Closes an organisation with its last day',
      body: closingSchema,
      change: ({ app, actor, today }, seen, { closedOn }) =>
        closeOrganisation(app, actor, seen, closedOn, today),
    }),
    changing({
      method: 'post',
      path: '/organisations/{code}/reopen',
      name: 'reopenOrganisation',
      summary: 'Opens a closed organisation again',
      body: reopeningSchema,
      change: ({ app, actor }, seen) => reopenOrganisation(app, actor, seen),
    }),
  ],
}
