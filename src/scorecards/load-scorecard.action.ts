import type { TenantTransaction } from '../db/tenant.ts'
import type { Assessment } from '../indicators/assess.ts'
import { judgeFigures, targetBeside, type Judging } from '../indicators/assess-figures.action.ts'
import { findHomeArea } from '../figures/area.sql.ts'
import { listCommentary } from '../figures/commentary.sql.ts'
import { ownPeriods } from '../performance/figure-periods.action.ts'
import { forecastOf, yearEnd, type YearEndForecast } from '../indicators/forecast-of.ts'
import { placeKey } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { listSeries } from '../figures/series.sql.ts'
import { financialYear, quarter, samePeriod, yearAndNumber, yearOf, type Period } from '../kernel/period.ts'
import type { Actor } from '../people/actor.ts'
import { visibleTo } from '../people/policy.ts'
import type { LoadedScorecard, Scorecard } from './scorecard.ts'
import { findScorecard } from './scorecard.sql.ts'

export interface CardQuestion {
  /** A quarter or a year. */
  readonly period: Period
  readonly asAt: AsAt
  readonly today: string
  /** A page prints the quarters without saying where each went; that spares it half of what it would read. */
  readonly isForPage?: boolean
}

/** The card for a quarter or a year, every figure as at the same moment. */
export async function loadScorecard(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
  at: CardQuestion,
): Promise<LoadedScorecard | undefined> {
  const visible = visibleTo(actor, 'performance.read')
  const card = await findScorecard(trx, visible, code)
  if (!card) return undefined
  const ids = card.bands.flatMap((band) => band.measures.map((measure) => measure.indicatorId))
  const indicators = await listIndicators(trx, visible, { ids })
  const areaCode = (await findHomeArea(trx))?.code ?? ''
  const judgedOf = await ownPeriods(trx, indicators, areaCode, at.period, at.asAt)
  const { year } = yearAndNumber(yearOf(at.period))
  const quarters = [1, 2, 3, 4].map((number) => quarter(year, number))
  const { isForPage = false } = at
  const judging = await judgeFigures(trx, {
    indicators,
    areaCode,
    periods: (indicator) => [...quarters, financialYear(year), judgedOf(indicator)],
    asAt: at.asAt,
    today: at.today,
    isCompared: (indicator, period) => !isForPage || samePeriod(period, judgedOf(indicator)),
  })
  const byIndicator = Map.groupBy(judging.assessments, (assessment) => assessment.indicator.id)
  const judged = new Map(
    [...byIndicator].flatMap(([id, of]) => of.slice(-1).map((last) => [id, last] as const)),
  )
  const forecasts = await loadForecasts(trx, judged, judging, areaCode, at.asAt)
  const commentary = await listCommentary(trx, { indicatorIds: ids, areaCodes: [areaCode] }, at.asAt)
  return {
    ...headOf(card),
    period: at.period,
    areaCode,
    bands: card.bands.map(({ perspective, measures }) => ({
      perspective,
      rows: measures.flatMap((measure) => {
        const of = byIndicator.get(measure.indicatorId) ?? []
        const [year, judged] = of.slice(-2)
        if (!year || !judged) return []
        return [
          {
            ...measure,
            quarters: of.slice(0, -2),
            year,
            judged,
            forecast: forecasts.get(measure.indicatorId) ?? null,
            hasCommentary: commentary.has(placeKey({ ...measure, areaCode, period: judged.period })),
          },
        ]
      }),
    })),
  }
}

const headOf = ({ code, title, body }: Scorecard) => ({ code, title, body })

/** How many quarters back a forecast looks. */
const lookedAt = 20

/**
 * Forecasts of the measures that come quarter by quarter; yearly ones have theirs on their own pages. The quarters of
 * the card and its year are among what was judged, so the targets they are held against are there.
 */
async function loadForecasts(
  trx: TenantTransaction,
  judged: ReadonlyMap<number, Assessment>,
  { targetsOf, breaksOf }: Judging,
  areaCode: string,
  asAt: AsAt,
): Promise<Map<number, YearEndForecast>> {
  const found = new Map<number, YearEndForecast>()
  const quarterly = [...judged].filter(([, { period }]) => period.kind === 'quarter')
  const last = Math.max(0, ...quarterly.map(([, { period }]) => period.index))
  if (quarterly.length === 0 || yearEnd({ kind: 'quarter', index: last }) === null) return found
  const ids = quarterly.map(([id]) => id)
  const span = { kind: 'quarter' as const, first: last - lookedAt + 1, last }
  const series = await listSeries(trx, ids, areaCode, span, asAt)
  for (const [id, { indicator, period, target }] of quarterly) {
    const own = series.get(id)
    const values = own?.values ?? []
    const forecast = forecastOf({
      indicator,
      values,
      last: own ? { kind: 'quarter', index: own.first + values.length - 1 } : period,
      breaks: breaksOf(id),
      targetOf: (at) => targetBeside(targetsOf(id), id, at, target),
    })
    if (forecast && samePeriod(yearOf(forecast.period), yearOf(period))) found.set(id, forecast)
  }
  return found
}
