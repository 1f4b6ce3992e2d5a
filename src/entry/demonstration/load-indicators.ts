import type { App } from '../../db/app.ts'
import { insertIndicator } from '../../figures/insert-indicator.sql.ts'
import type { MeasureKind, Target } from '../../figures/indicator.ts'
import type { Polarity } from '../../figures/indicator.ts'
import { setTargets } from '../../figures/set-targets.action.ts'
import { decimalOf } from '../../kernel/decimal.ts'
import { isPeriodKind, type Period, type PeriodKind } from '../../kernel/period.ts'
import { readPeriod } from '../../kernel/read-period.ts'
import { makeChange } from '../../record/make-change.action.ts'
import { insertScorecard } from '../../scorecards/scorecard.sql.ts'
import { csvTable } from './csv-table.ts'
import { demonstrator, must } from './load-people.ts'

type IndicatorColumn =
  | 'code'
  | 'title'
  | 'definition'
  | 'unit'
  | 'decimals'
  | 'polarity'
  | 'kind'
  | 'levels'
  | 'period_kind'
  | 'tolerance_kind'
  | 'tolerance'
  | 'department'
  | 'owner_post'
  | 'key'
  | 'baseline'
  | 'source'

/** The indicators of a demonstration place; answers their ids and kinds of period by code. */
export async function loadIndicators(
  app: App,
  tenantId: number,
  folder: string,
  organisations: ReadonlyMap<string, number>,
): Promise<Map<string, { id: number; periodKind: PeriodKind }>> {
  const rows = await csvTable<IndicatorColumn>(`${folder}/indicators.csv`)
  const ids = new Map<string, { id: number; periodKind: PeriodKind }>()
  must(
    await makeChange(app.db, tenantId, demonstrator, async (change) => {
      for (const row of rows) {
        const periodKind = isPeriodKind(row.period_kind) ? row.period_kind : 'quarter'
        const tolerance = decimalOf(row.tolerance)
        const id = await insertIndicator(change.trx, tenantId, {
          code: row.code,
          title: row.title,
          definition: row.definition,
          source: row.source,
          recordedHow: row.source,
          unit: row.unit,
          decimals: Number(row.decimals),
          polarity: row.polarity as Polarity,
          kind: row.kind as MeasureKind,
          levels: listed(row.levels),
          periodKind,
          tolerance:
            tolerance === null ? null : { kind: row.tolerance_kind as 'pct' | 'abs', value: tolerance },
          ruleFamily: null,
          isKey: row.key === 'yes',
          baseline: row.baseline,
          owners: listed(row.owner_post),
          organisationId: organisations.get(row.department) ?? null,
          sets: [],
        })
        ids.set(row.code, { id, periodKind })
      }
      return change.record({
        as: 'set-up',
        action: 'indicators-added',
        subjectKind: 'place',
        subject: folder,
        after: rows.map((row) => row.code),
      })
    }),
  )
  return ids
}

/** `A; B` in one cell; a table may lack the column. */
const listed = (cell = ''): string[] =>
  cell
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')

type TargetColumn =
  'indicator_code' | 'area_code' | 'period' | 'kind' | 'regime' | 'value' | 'low' | 'high' | 'basis'

export async function loadTargets(
  app: App,
  tenantId: number,
  folder: string,
  indicators: ReadonlyMap<string, { id: number; periodKind: PeriodKind }>,
): Promise<void> {
  const rows = await csvTable<TargetColumn>(`${folder}/targets.csv`)
  const codes = new Map([...indicators].map(([code, { id }]) => [id, code]))
  const targets = rows.map((row): Omit<Target, 'revision'> => {
    const low = decimalOf(row.low)
    const high = decimalOf(row.high)
    const value = decimalOf(row.value)
    return {
      indicatorId: indicators.get(row.indicator_code)?.id ?? 0,
      areaCode: row.area_code,
      period: periodIn(row.period, indicators.get(row.indicator_code)?.periodKind),
      regime: row.regime,
      kind: row.kind as Target['kind'],
      value,
      range: low === null || high === null ? null : { low, high },
      wording: value === null && low === null ? row.basis : '',
      basis: row.basis,
    }
  })
  must(
    await makeChange(app.db, tenantId, demonstrator, (change) =>
      setTargets(change, 'set-up', targets, (id) => codes.get(id) ?? ''),
    ),
  )
}

export async function loadScorecard(
  app: App,
  tenantId: number,
  folder: string,
  body: string,
  indicators: ReadonlyMap<string, { id: number }>,
): Promise<void> {
  type Column =
    | 'scorecard_code'
    | 'scorecard_title'
    | 'perspective'
    | 'objective'
    | 'indicator_code'
    | 'owner'
    | 'baseline'
  const rows = await csvTable<Column>(`${folder}/scorecard.csv`)
  const [first] = rows
  if (!first) return
  const bands = [...Map.groupBy(rows, (row) => row.perspective)].map(([perspective, measures]) => ({
    perspective,
    measures: measures.map((row) => ({
      objective: row.objective,
      indicatorId: indicators.get(row.indicator_code)?.id ?? 0,
      owner: row.owner,
      baseline: row.baseline,
    })),
  }))
  must(
    await makeChange(app.db, tenantId, demonstrator, async (change) => {
      await insertScorecard(change.trx, tenantId, {
        code: first.scorecard_code,
        title: first.scorecard_title,
        body,
        bands,
      })
      return change.record({
        as: 'set-up',
        action: 'scorecard-made',
        subjectKind: 'scorecard',
        subject: first.scorecard_code,
        after: { measures: rows.length },
      })
    }),
  )
}

export function periodIn(text: string, expected: PeriodKind | undefined): Period {
  const reading = readPeriod(text, expected)
  if (reading.is === 'one') return reading.period
  throw new Error(`the demonstration speaks of "${text}", which is not one period`)
}
