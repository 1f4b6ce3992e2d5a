import type { TenantTransaction } from '../db/tenant.ts'
import type { Assessment } from '../indicators/assess.ts'
import { assessFigures, targetFor } from '../indicators/assess-figures.action.ts'
import { findHomeArea } from '../indicators/area.sql.ts'
import { listCommentary } from '../indicators/commentary.sql.ts'
import { ownPeriods } from '../indicators/figure-periods.action.ts'
import { forecastOf, yearEnd, type YearEndForecast } from '../indicators/forecast-of.ts'
import { placeKey, type Indicator } from '../indicators/indicator.ts'
import { listIndicators } from '../indicators/indicator.sql.ts'
import type { AsAt } from '../indicators/observation.sql.ts'
import { listBreaks } from '../indicators/series-break.sql.ts'
import { listSeries } from '../indicators/series.sql.ts'
import { listTargets } from '../indicators/target.sql.ts'
import {
  financialYear,
  quarter,
  samePeriod,
  shift,
  yearAndNumber,
  yearOf,
  type Period,
} from '../kernel/period.ts'
import type { Actor } from '../people/actor.ts'
import { visibleTo } from '../people/policy.ts'
import type { LoadedScorecard, Scorecard } from './scorecard.ts'
import { findScorecard } from './scorecard.sql.ts'

export interface CardQuestion {
  /** A quarter or a year. */
  readonly period: Period
  readonly asAt: AsAt
  readonly today: string
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
  const assessments = await assessFigures(trx, {
    indicators,
    areaCode,
    periods: (indicator) => [...quarters, financialYear(year), judgedOf(indicator)],
    asAt: at.asAt,
    today: at.today,
  })
  const byIndicator = Map.groupBy(assessments, (assessment) => assessment.indicator.id)
  const forecasts = await loadForecasts(trx, indicators, areaCode, judgedOf, at.asAt)
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

/** Forecasts of the measures that come quarter by quarter; yearly ones have theirs on their own pages. */
async function loadForecasts(
  trx: TenantTransaction,
  indicators: readonly Indicator[],
  areaCode: string,
  periodOf: (indicator: Indicator) => Period,
  asAt: AsAt,
): Promise<Map<number, YearEndForecast>> {
  const found = new Map<number, YearEndForecast>()
  const quarterly = indicators.filter(({ periodKind }) => periodKind === 'quarter')
  const [first] = quarterly
  const shown = first && periodOf(first)
  const end = shown && yearEnd(shown)
  if (!end) return found
  const ids = quarterly.map(({ id }) => id)
  const span = { kind: shown.kind, first: shown.index - lookedAt + 1, last: shown.index }
  const series = await listSeries(trx, ids, areaCode, span, asAt)
  const periods = [end, yearOf(end)]
  const targets = await listTargets(trx, { indicatorIds: ids, areaCodes: [areaCode], periods }, asAt)
  const targetsOf = Map.groupBy(targets, (target) => target.indicatorId)
  const breaks = await listBreaks(trx, ids)
  for (const indicator of quarterly) {
    const { id } = indicator
    const own = series.get(id)
    const forecast = forecastOf({
      indicator,
      values: own?.values ?? [],
      last: own ? shift(shown, own.first + own.values.length - 1 - shown.index) : shown,
      breaks: breaks.get(id) ?? [],
      targetOf: (period) => targetFor(targetsOf.get(id) ?? [], id, period),
    })
    if (forecast && samePeriod(forecast.period, end)) found.set(id, forecast)
  }
  return found
}
