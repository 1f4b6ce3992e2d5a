import { z } from '@hono/zod-openapi'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { samePeriod, type Period } from '../kernel/period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { authorOf } from '../people/actor.ts'
import { reading, writing, type Call, type RoomDoors } from '../people/api-door.action.ts'
import { pageOf, pageQuery, paged } from '../people/api-page.ts'
import { findingsJson } from '../people/api-problem.ts'
import { asAtQuery, periodQuery } from '../people/api-schemas.ts'
import { decide, visibleTo } from '../people/policy.ts'
import { assessIndicator } from './assess-indicator.action.ts'
import { describeAssessment } from './describe-assessment.ts'
import { importRows, type ImportOutcome } from './import-values.action.ts'
import type { Indicator } from './indicator.ts'
import { listIndicators } from './indicator.sql.ts'
import {
  assessmentSchema,
  indicatorJson,
  indicatorSchema,
  observationJson,
  observationSchema,
  targetJson,
  targetSchema,
} from './indicator-json.ts'
import { listObservations } from './observation.sql.ts'
import { readQuery } from './read-query.ts'
import { listTargets } from './target.sql.ts'
import { asKey, outcomeSchema, rowsOfValues, valuesSchema } from './values-json.ts'
import { indicatorWords } from './words.ts'

const words = indicatorWords('en')
const params = z.object({ code: z.string().max(40).openapi({ example: 'NI192' }) })
const figuresQuery = z.strictObject({
  area: z.string().max(40).optional().openapi({ example: 'E06000006' }),
  ...periodQuery,
  ...asAtQuery,
  ...pageQuery,
})
type FiguresQuery = z.output<typeof figuresQuery>

/** The indicator and what of it is asked for, in one transaction: every part of an answer is as at one moment. */
async function withIndicator<T>(
  { app, place, actor }: Call,
  code: string,
  asked: Pick<FiguresQuery, 'period' | 'asAt'>,
  work: (
    trx: TenantTransaction,
    indicator: Indicator,
    view: { period: Period | null; asAt: Date | null },
  ) => Promise<T>,
): Promise<T | Refusal> {
  return readTenant(app.db, place.id, async (trx) => {
    const [indicator] = await listIndicators(trx, visibleTo(actor, 'performance.read'), { codes: [code] })
    if (!indicator) return refuse('not-found', 'indicator-not-found', { code })
    const view = readQuery(asked, indicator.periodKind)
    return isRefusal(view) ? view : work(trx, indicator, view)
  })
}

const selectionOf = (indicator: Indicator, area: string | undefined) => ({
  indicatorIds: [indicator.id],
  ...(area === undefined ? {} : { areaCodes: [area] }),
})
const isAsked =
  (period: Period | null) =>
  (figure: { period: Period }): boolean =>
    period === null || samePeriod(figure.period, period)
const cursorOf = ({ area, period }: { area: string; period: string }): string => `${area}/${period}`

export const indicatorDoors: RoomDoors = {
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
    reading({
      path: '/indicators/{code}/assessments',
      name: 'listAssessments',
      summary: 'Its figures judged as at a moment: status, direction, and why',
      params,
      query: figuresQuery,
      answer: pageOf(assessmentSchema),
      run: (call, { params: { code }, query }) =>
        withIndicator(call, code, query, async (trx, indicator, view) => {
          const { today } = call
          const found = await assessIndicator(trx, indicator, { ...view, area: query.area ?? null, today })
          const items = found.map((assessment) => describeAssessment(assessment, 'en'))
          return paged(
            items.map((item) => ({ ...item, directions: [...item.directions] })),
            query,
            cursorOf,
          )
        }),
    }),
  ],
}
