import { z } from '@hono/zod-openapi'
import { reading, writing, type Call, type Door, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { findingsJson } from '../api/problem.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { addBody } from './add-body.action.ts'
import {
  bodyClosingSchema,
  bodyDetailSchema,
  bodyEditSchema,
  bodyJson,
  bodyListedSchema,
  bodyReopeningSchema,
  bodySchema,
  makeUpJson,
  memberJson,
  newBodySchema,
} from './body-json.ts'
import type { Body } from './body.ts'
import { changeBody } from './change-body.action.ts'
import { closeBody, reopenBody } from './close-body.action.ts'
import { loadBodies, loadBody, type BodySeen } from './load-bodies.action.ts'
import type { BodyAsSeen } from './with-body.action.ts'
import { bodyWords } from './words.ts'

const words = bodyWords('en')
const params = z.object({ code: z.string().max(60) })
const staleWhy = 'body-changed-meanwhile'

const opened = async ({ app, place, actor, today }: Call, code: string): Promise<BodySeen | Refusal> =>
  (await readTenant(app.db, place.id, (trx) => loadBody(trx, actor, code, today))) ??
  refuse('not-found', 'body-not-found')

const reply = (body: Body) => ({ body: bodyJson(body), version: body.version })

/** A change of a body that is there, for whoever may see it. */
const changing = <Sent extends z.ZodType>(
  door: Pick<Door, 'path' | 'name' | 'summary'> & {
    readonly method: 'post' | 'patch'
    readonly body: Sent
    readonly change: (
      call: Call,
      seen: BodyAsSeen,
      sent: z.output<Sent>,
      now: Body,
    ) => Promise<Body | Refusal>
  },
): Door =>
  writing({
    method: door.method,
    path: door.path,
    name: door.name,
    summary: door.summary,
    params,
    body: door.body,
    answer: bodySchema,
    staleWhy,
    async run(call, { params: { code }, body, version }) {
      const now = await opened(call, code)
      return isRefusal(now) ? now : door.change(call, { code, version }, body, now.body)
    },
    reply,
  })

export const bodyDoors: RoomDoors = {
  room: 'bodies',
  words,
  doors: [
    reading({
      path: '/bodies',
      name: 'listBodies',
      summary: 'The boards, partnerships and groups, open and closed, with what needs attention',
      query: z.strictObject(pageQuery),
      answer: pageOf(bodyListedSchema),
      async run({ app, place, actor, today }, { query }) {
        const seen = await readTenant(app.db, place.id, (trx) => loadBodies(trx, actor, today))
        const all = [...(seen?.open ?? []), ...(seen?.closed ?? [])]
        const listed = all.map((body) => ({
          ...bodyJson(body),
          members: body.members,
          findings: findingsJson(body.findings, [words]),
        }))
        return paged(listed, query, ({ code }) => code)
      },
    }),
    reading({
      path: '/bodies/{code}',
      name: 'readBody',
      summary: 'One body with its members today, whom they speak for, and what needs attention',
      params,
      answer: bodyDetailSchema,
      async run(call, { params: { code } }) {
        const seen = await opened(call, code)
        if (isRefusal(seen)) return seen
        return {
          body: {
            ...bodyJson(seen.body),
            members: seen.current.map(memberJson),
            makeUp: makeUpJson(seen.makeUp),
            findings: findingsJson(seen.findings, [words]),
          },
          version: seen.body.version,
        }
      },
    }),
    writing({
      method: 'post',
      path: '/bodies',
      name: 'addBody',
      summary: 'Adds a board, partnership or group',
      body: newBodySchema,
      answer: bodySchema,
      staleWhy: null,
      async run(call, { body }) {
        const { code = '', openedOn = '', partOf, themes = [], name, kind } = body
        const form = { name: name.trim(), kind, code, openedOn, themes, partOf: partOf ?? '' }
        return addBody(call.app, call.actor, form, call.today)
      },
      reply,
    }),
    changing({
      method: 'patch',
      path: '/bodies/{code}',
      name: 'changeBody',
      summary: 'Changes the name, kind or themes of a body, or moves it; what is left out stays',
      body: bodyEditSchema,
      change: ({ app, actor }, seen, { name, kind, partOf, themes }, now) =>
        changeBody(app, actor, seen, {
          name: name?.trim() ?? now.name,
          kind: kind ?? now.kind,
          partOf: partOf === undefined ? (now.partOf ?? '') : (partOf ?? ''),
          themes: themes ?? now.themes.map((theme) => theme.code),
        }),
    }),
    changing({
      method: 'post',
      path: '/bodies/{code}/close',
      name: 'closeBody',
      summary: 'Closes a body with its last day; its memberships end with it',
      body: bodyClosingSchema,
      change: ({ app, actor, today }, seen, { closedOn }) => closeBody(app, actor, seen, closedOn, today),
    }),
    changing({
      method: 'post',
      path: '/bodies/{code}/reopen',
      name: 'reopenBody',
      summary: 'Opens a closed body again, without its former members',
      body: bodyReopeningSchema,
      change: ({ app, actor }, seen) => reopenBody(app, actor, seen),
    }),
  ],
}
