import type { TenantTransaction } from '../db/tenant.ts'
import type { Indicator, Target } from '../figures/indicator.ts'
import { listBreaks } from '../figures/series-break.sql.ts'
import { listLastPeriods, listSeries } from '../figures/series.sql.ts'
import { listTargets } from '../figures/target.sql.ts'
import { targetFor } from '../indicators/assess-figures.action.ts'
import { forecastOf } from '../indicators/forecast-of.ts'
import { lastClosed } from '../indicators/own-period.ts'
import { periodsPerYear, samePeriod, yearOf } from '../kernel/period.ts'
import { isCategory, type Category } from './category.ts'

/** How many earlier results a forecast looks at, by results a year: the same as on the indicator's own page. */
const lookedAt = { 1: 12, 2: 12, 4: 20, 12: 60 } as const

/** What is reckoned of one target now, as advice beside the officer's word; null where there is nothing to reckon from. */
export async function reckonForecast(
  trx: TenantTransaction,
  indicator: Indicator,
  areaCode: string,
  { period, regime }: Pick<Target, 'period' | 'regime'>,
  today: string,
): Promise<Category | null> {
  const closed = lastClosed(indicator.periodKind, today)
  const last = (await listLastPeriods(trx, [indicator.id], areaCode, [closed], null)).get(indicator.id)
  if (!last) return null
  const span = {
    kind: last.kind,
    first: last.index - lookedAt[periodsPerYear(last.kind)] + 1,
    last: last.index,
  }
  const series = (await listSeries(trx, [indicator.id], areaCode, span, null)).get(indicator.id)
  const targets = (
    await listTargets(trx, { indicatorIds: [indicator.id], areaCodes: [areaCode] }, null)
  ).filter((target) => target.regime === regime)
  const forecast = forecastOf({
    indicator,
    values: series?.values ?? [],
    last,
    breaks: (await listBreaks(trx, [indicator.id])).get(indicator.id) ?? [],
    targetOf: (at) => targetFor(targets, indicator.id, at),
  })
  const isOfIt =
    forecast && (samePeriod(forecast.period, period) || samePeriod(yearOf(forecast.period), period))
  const category = isOfIt ? forecast.result.category : ''
  return isCategory(category) ? category : null
}
