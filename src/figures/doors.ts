import { z } from '@hono/zod-openapi'
import { readTenant } from '../db/tenant.ts'
import { isRefusal, refuse } from '../kernel/refusal.ts'
import { authorOf } from '../people/actor.ts'
import { reading, writing, type RoomDoors } from '../people/api-door.action.ts'
import { pageOf, pageQuery, paged } from '../people/api-page.ts'
import { findingsJson } from '../people/api-problem.ts'
import { decide, visibleTo } from '../people/policy.ts'
import { importRows, type ImportOutcome } from './import-values.action.ts'
import { listIndicators } from './indicator.sql.ts'
import {
  indicatorJson,
  indicatorSchema,
  observationJson,
  observationSchema,
  targetJson,
  targetSchema,
} from './indicator-json.ts'
import { listObservations } from './observation.sql.ts'
import {
  cursorOf,
  figuresQuery,
  isAsked,
  params,
  selectionOf,
  withIndicator,
} from './indicator-asked.action.ts'
import { listTargets } from './target.sql.ts'
import { asKey, outcomeSchema, rowsOfValues, valuesSchema } from './values-json.ts'
import { figureWords } from './words.ts'

const words = figureWords('en')
export const figureDoors: RoomDoors = {
  room: 'indicators',
  words,
  doors: [
    reading({
      path: '/indicators',
      name: 'listIndicators',
      summary: 'The indicators of the place, by code',
      query: z.strictObject({
        search: z.string().max(200).optional(),
        set: z.string().max(100).optional(),
        ...pageQuery,
      }),
      answer: pageOf(indicatorSchema),
      async run({ app, place, actor }, { query: { search, set, after, limit = 100 } }) {
        const visible = visibleTo(actor, 'performance.read')
        const found = await readTenant(app.db, place.id, (trx) =>
          listIndicators(trx, visible, { search, set, after, limit: limit + 1 }),
        )
        const items = found.slice(0, limit)
        return {
          body: {
            items: items.map(indicatorJson),
            next: found.length > limit ? (items.at(-1)?.code ?? null) : null,
          },
        }
      },
    }),
    reading({
      path: '/indicators/{code}',
      name: 'readIndicator',
      summary: 'One indicator',
      params,
      answer: indicatorSchema,
      run: (call, { params: { code } }) =>
        withIndicator(call, code, {}, async (_, indicator) => ({ body: indicatorJson(indicator) })),
    }),
    reading({
      path: '/indicators/{code}/observations',
      name: 'listObservations',
      summary: 'Its figures as at a moment: the latest revision of each area and period',
      params,
      query: figuresQuery,
      answer: pageOf(observationSchema),
      run: (call, { params: { code }, query }) =>
        withIndicator(call, code, query, async (trx, indicator, { period, asAt }) => {
          const found = await listObservations(trx, selectionOf(indicator, query.area), asAt)
          const items = found.filter(isAsked(period)).map((one) => observationJson(code, one))
          return paged(items, query, cursorOf)
        }),
    }),
    writing({
      method: 'post',
      path: '/indicators/{code}/observations',
      name: 'recordObservations',
      summary: 'Brings figures in, one or many: all or nothing unless told otherwise',
      params,
      body: valuesSchema,
      answer: outcomeSchema,
      staleWhy: null,
      async run(call, { params: { code }, body }) {
        const known = await withIndicator(call, code, {}, async () => true)
        if (isRefusal(known)) return known
        const { app, place, actor } = call
        const verdict = decide(actor, 'figures.import')
        if (!verdict.allowed) return refuse('not-allowed', verdict.why)
        const result = await importRows(
          app,
          place.id,
          authorOf(actor),
          verdict.as,
          rowsOfValues(code, body),
          {
            name: `${code} by program`,
            text: JSON.stringify(body),
            source: body.source,
            create: false,
            dryRun: body.dryRun ?? false,
            partial: body.partial ?? false,
          },
        )
        return isRefusal(result) ? { ...result, findings: result.findings.map(asKey) } : result
      },
      reply: ({ rows, added, revised, unchanged, saved, findings }: ImportOutcome) => ({
        body: {
          rows,
          added,
          revised,
          unchanged,
          saved,
          findings: findingsJson(findings.map(asKey), [words]),
        },
      }),
    }),
    reading({
      path: '/indicators/{code}/targets',
      name: 'listTargets',
      summary: 'Its targets as at a moment',
      params,
      query: figuresQuery,
      answer: pageOf(targetSchema),
      run: (call, { params: { code }, query }) =>
        withIndicator(call, code, query, async (trx, indicator, { period, asAt }) => {
          const found = await listTargets(trx, selectionOf(indicator, query.area), asAt)
          const items = found.filter(isAsked(period)).map((one) => targetJson(code, one))
          return paged(items, query, (one) => `${cursorOf(one)}/${one.regime}`)
        }),
    }),
  ],
}
