import { z } from '@hono/zod-openapi'
import { readTenant } from '../db/tenant.ts'
import { refuse } from '../kernel/refusal.ts'
import { reading, writing, type Call, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { giveGrant } from '../rights/give-grant.action.ts'
import { loadRights } from '../rights/explain-rights.action.ts'
import { mayDo } from '../rights/policy.ts'
import { peopleFormWords } from './form-words.ts'
import { loadChoices, loadPerson } from './load-people.action.ts'
import {
  grantFormSchema,
  grantGivenSchema,
  personJson,
  personSchema,
  rightsJson,
  rightsSchema,
} from './people-json.ts'
import { peopleWords } from './words.ts'

const params = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })
const notFound = () => refuse('not-found', 'person-not-found')

const found = ({ app, place, actor, today }: Call, id: number) =>
  readTenant(app.db, place.id, (trx) => loadPerson(trx, actor, id, today))

export const peopleDoors: RoomDoors = {
  room: 'people',
  words: { refusals: peopleWords('en').refusals, findings: peopleFormWords('en').findings },
  doors: [
    reading({
      path: '/people',
      name: 'listPeople',
      summary: 'Everybody who has not left, by post',
      query: z.strictObject(pageQuery),
      answer: pageOf(personSchema),
      async run({ app, place, actor, today }, { query }) {
        const people = await readTenant(app.db, place.id, (trx) => loadChoices(trx, actor, today))
        return paged(people.map(personJson), query, ({ id }) => String(id))
      },
    }),
    reading({
      path: '/people/{id}',
      name: 'readPerson',
      summary: 'One person: oneself, or anybody for whoever may read of people',
      params,
      answer: personSchema,
      async run(call, { params: { id } }) {
        const page = await found(call, id)
        return page ? { body: personJson(page.person), version: page.person.version } : notFound()
      },
    }),
    reading({
      path: '/people/{id}/rights',
      name: 'readRights',
      summary:
        'What somebody may do here, and through which grants: oneself, or anybody for whoever may read of rights',
      params,
      answer: rightsSchema,
      async run(call, { params: { id } }) {
        const page = await found(call, id)
        if (!page || !(page.isOwn || mayDo(call.actor, 'rights.read'))) return notFound()
        const { grants, explained } = await readTenant(call.app.db, call.place.id, (trx) =>
          loadRights(trx, id, call.today),
        )
        return { body: rightsJson(grants, explained) }
      },
    }),
    writing({
      method: 'post',
      path: '/grants',
      name: 'giveGrant',
      summary:
        'Gives somebody a role; only for whoever has just confirmed who they are, so never with a token',
      body: grantFormSchema,
      answer: grantGivenSchema,
      staleWhy: null,
      async run({ app, actor }, { body }) {
        const { person, role, scope, code = '', startsOn, endsOn = '', reason } = body
        return giveGrant(app, actor, person, { role, scope, code, startsOn, endsOn, reason })
      },
      reply: ({ grantId }) => ({ body: { id: grantId } }),
    }),
  ],
}
