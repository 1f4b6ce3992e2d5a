import { z } from '@hono/zod-openapi'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { readQuery } from '../figures/read-query.ts'
import { figureWords } from '../figures/words.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { reading, writing, type Call, type Door, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { periodQuery } from '../api/schemas.ts'
import { seesNothing, visibleTo } from '../rights/policy.ts'
import { delegateLines } from './delegate.action.ts'
import { loadChanges } from './load-changes.action.ts'
import { loadPlacings } from './load-placings.action.ts'
import { loadLines } from './load-return.action.ts'
import type { Entered, ReturnHead } from './return.ts'
import {
  commentSchema,
  draftSchema,
  mergedLine,
  ownersSchema,
  querySchema,
  returnHeadJson,
  returnHeadSchema,
  returnJson,
  returnSchema,
  roundJson,
  roundSchema,
} from './return-json.ts'
import { listReturns, listSteps } from './return.sql.ts'
import { loadRounds } from './load-round.action.ts'
import { saveReturn } from './save-return.action.ts'
import { takeStep, type StepRequest } from './take-step.action.ts'
import { returnStates } from './transitions.ts'
import { returnWords } from './words.ts'

const own = returnWords('en')
const figures = figureWords('en')
const words = {
  refusals: { ...figures.refusals, ...own.refusals },
  findings: own.findings,
}
const params = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })
const headReply = (head: ReturnHead) => ({ body: returnHeadJson(head), version: head.version })

async function withReturn<T>(
  { app, place, actor }: Call,
  id: number,
  work: (trx: TenantTransaction, head: ReturnHead) => Promise<T>,
): Promise<T | Refusal> {
  return readTenant(app.db, place.id, async (trx) => {
    const [head] = await listReturns(trx, visibleTo(actor, 'return.read'), { id })
    return head ? work(trx, head) : refuse('not-found', 'return-not-found')
  })
}

interface StepRow {
  readonly step: StepRequest['step']
  readonly name: string
  readonly summary: string
}

const steps: readonly StepRow[] = [
  { step: 'submit', name: 'submitReturn', summary: 'Sends a return, when everything in it is in order' },
  { step: 'certify', name: 'certifyReturn', summary: 'Certifies a return, where a round has three hands' },
  { step: 'accept', name: 'acceptReturn', summary: 'Accepts a return: its figures are signed off' },
  { step: 'reopen', name: 'reopenReturn', summary: 'Opens an accepted return again, with a reason' },
]

const ofStep = ({ step, name, summary }: StepRow) =>
  ({
    method: 'post',
    path: `/returns/{id}/${step}`,
    name,
    summary,
    params,
    answer: returnHeadSchema,
    staleWhy: 'return-changed-meanwhile',
    reply: headReply,
  }) as const

async function taking(call: Call, id: number, request: StepRequest): Promise<ReturnHead | Refusal> {
  const head = await withReturn(call, id, async (_, found) => found)
  if (isRefusal(head)) return head
  const at = { organisationCode: head.organisationCode, period: head.period, place: call.place.shortName }
  return takeStep(call.app, call.actor, at, request)
}

const stepDoor = (row: StepRow): Door =>
  writing({
    ...ofStep(row),
    body: commentSchema,
    run: (call, { params: { id }, body: { comment = '' }, version }) =>
      taking(call, id, { step: row.step, comment, version }),
  })

const queryDoor = writing({
  ...ofStep({
    step: 'query',
    name: 'queryReturn',
    summary: 'Hands a return back with questions, of the whole of it or of single lines',
  }),
  body: querySchema,
  run: (call, { params: { id }, body: { comment = '', lines = {} }, version }) =>
    taking(call, id, { step: 'query', comment, lines: new Map(Object.entries(lines)), version }),
})

export const returnDoors: RoomDoors = {
  room: 'returns',
  words,
  doors: [
    reading({
      path: '/rounds',
      name: 'loadRounds',
      summary: 'The quarters for which returns were asked, the newest first',
      query: z.strictObject(pageQuery),
      answer: pageOf(roundSchema),
      async run({ app, place, actor }, { query }) {
        // Whoever may open no return is told of no round.
        const rounds = seesNothing(visibleTo(actor, 'return.read'))
          ? []
          : await readTenant(app.db, place.id, (trx) => loadRounds(trx))
        return paged(rounds.map(roundJson), query, ({ period }) => period)
      },
    }),
    reading({
      path: '/returns',
      name: 'listReturns',
      summary: 'The returns that you may open',
      query: z.strictObject({
        ...periodQuery,
        department: z.string().max(100).optional(),
        state: z.enum(returnStates).optional(),
        ...pageQuery,
      }),
      answer: pageOf(returnHeadSchema),
      async run({ app, place, actor }, { query }) {
        const view = readQuery(query, 'quarter')
        if (isRefusal(view)) return view
        const heads = await readTenant(app.db, place.id, (trx) =>
          listReturns(trx, visibleTo(actor, 'return.read'), {
            ...(view.period ? { period: view.period } : {}),
            ...(query.department === undefined ? {} : { organisationCode: query.department }),
            ...(query.state === undefined ? {} : { states: [query.state] }),
          }),
        )
        return paged(heads.map(returnHeadJson), query, ({ id }) => String(id))
      },
    }),
    reading({
      path: '/returns/{id}',
      name: 'readReturn',
      summary: 'One return with its lines, what stands beside each box, and what is still to be put right',
      params,
      answer: returnSchema,
      run: (call, { params: { id } }) =>
        withReturn(call, id, async (trx, head) => {
          const lines = await loadLines(trx, head)
          const beside = {
            changes: await loadChanges(trx, head, lines),
            placings: await loadPlacings(trx, head, lines),
            steps: await listSteps(trx, head.id),
          }
          return { body: returnJson(head, lines, beside, own), version: head.version }
        }),
    }),
    writing({
      method: 'patch',
      path: '/returns/{id}',
      name: 'saveReturn',
      summary: 'Keeps a draft, right or wrong; what is left out stays as it is',
      params,
      body: draftSchema,
      answer: returnHeadSchema,
      staleWhy: 'return-changed-meanwhile',
      async run(call, { params: { id }, body, version }) {
        const found = await withReturn(call, id, async (trx, head) => ({
          head,
          stored: await loadLines(trx, head),
        }))
        if (isRefusal(found)) return found
        const { head, stored } = found
        const lines = new Map<string, Entered>()
        for (const [i, changed] of (body.lines ?? []).entries()) {
          const line = stored.find(({ indicator }) => indicator.code === changed.indicator)
          if (!line) {
            const field = `lines[${i}].indicator`
            const finding = { field, code: 'indicator-unknown', severity: 'error', args: {} } as const
            return refuse('invalid', 'return-has-problems', { problems: 1 }, [finding])
          }
          lines.set(changed.indicator, mergedLine(line.entered, changed))
        }
        const at = { organisationCode: head.organisationCode, period: head.period }
        return saveReturn(call.app, call.actor, at, {
          lines,
          keyIssues: body.keyIssues,
          version,
          isExact: true,
        })
      },
      reply: headReply,
    }),
    writing({
      method: 'post',
      path: '/returns/{id}/owners',
      name: 'delegateLines',
      summary: 'Says who fills which line of a return',
      params,
      body: ownersSchema,
      answer: returnHeadSchema,
      staleWhy: 'return-changed-meanwhile',
      async run(call, { params: { id }, body, version }) {
        const head = await withReturn(call, id, async (_, found) => found)
        if (isRefusal(head)) return head
        const owners = new Map(body.owners.map(({ indicator, person }) => [indicator, person]))
        return delegateLines(call.app, call.actor, head, { owners, version })
      },
      reply: headReply,
    }),
    ...steps.map(stepDoor),
    queryDoor,
  ],
}
