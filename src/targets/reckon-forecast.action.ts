import type { TenantTransaction } from '../db/tenant.ts'
import type { Indicator, Target } from '../figures/indicator.ts'
import { listBreaks } from '../figures/series-break.sql.ts'
import { listLastPeriods, listSeries } from '../figures/series.sql.ts'
import { listTargets } from '../figures/target.sql.ts'
import { targetFor } from '../indicators/assess-figures.action.ts'
import { forecastOf } from '../indicators/forecast-of.ts'
import { lastClosed } from '../indicators/own-period.ts'
import { periodsPerYear, samePeriod, yearOf, type Period } from '../kernel/period.ts'
import type { Forecast } from '../stats/forecast.ts'
import { isCategory, type Category } from './category.ts'

/** How many earlier results a forecast looks at, by results a year: the same as on the indicator's own page. */
const lookedAt = { 1: 12, 2: 12, 4: 20, 12: 60 } as const

export interface ToReckon {
  readonly indicator: Indicator
  readonly target: Pick<Target, 'period' | 'regime'>
}

/** What is reckoned of one target now, as advice beside the officer's word; null where there is nothing to reckon from. */
export async function reckonForecast(
  trx: TenantTransaction,
  indicator: Indicator,
  areaCode: string,
  target: ToReckon['target'],
  today: string,
): Promise<Category | null> {
  const found = await reckonForecasts(trx, areaCode, [{ indicator, target }], today)
  return categoryOf(found.get(indicator.id))
}

/** The word of a forecast; null where there is none, or not enough to say one. */
export function categoryOf(forecast: Forecast | undefined): Category | null {
  const word = forecast?.category ?? ''
  return isCategory(word) ? word : null
}

/** What is reckoned of a target of each of these indicators, by its id: so many queries, however many they are. */
export async function reckonForecasts(
  trx: TenantTransaction,
  areaCode: string,
  wanted: readonly ToReckon[],
  today: string,
): Promise<Map<number, Forecast>> {
  const found = new Map<number, Forecast>()
  const indicatorIds = wanted.map(({ indicator }) => indicator.id)
  if (indicatorIds.length === 0) return found
  const targets = await listTargets(trx, { indicatorIds, areaCodes: [areaCode] }, null)
  const breaks = await listBreaks(trx, indicatorIds)
  for (const [kind, ofKind] of Map.groupBy(wanted, ({ indicator }) => indicator.periodKind)) {
    const ids = ofKind.map(({ indicator }) => indicator.id)
    const lasts = await listLastPeriods(trx, ids, areaCode, [lastClosed(kind, today)], null)
    for (const end of new Set([...lasts.values()].map(({ index }) => index))) {
      const last = { kind, index: end }
      const alike = ofKind.filter(({ indicator }) => lasts.get(indicator.id)?.index === end)
      const alikeIds = alike.map(({ indicator }) => indicator.id)
      const series = await listSeries(trx, alikeIds, areaCode, spanTo(last), null)
      for (const { indicator, target } of alike) {
        const ofRegime = targets.filter(({ regime }) => regime === target.regime)
        const forecast = forecastOf({
          indicator,
          values: series.get(indicator.id)?.values ?? [],
          last,
          breaks: breaks.get(indicator.id) ?? [],
          targetOf: (at) => targetFor(ofRegime, indicator.id, at),
        })
        if (forecast && speaksOf(forecast.period, target.period)) found.set(indicator.id, forecast.result)
      }
    }
  }
  return found
}

/** A forecast speaks of the last period of a year, and a target of that period or of the year. */
const speaksOf = (period: Period, aimed: Period): boolean =>
  samePeriod(period, aimed) || samePeriod(yearOf(period), aimed)

const spanTo = (last: Period) => ({
  kind: last.kind,
  first: last.index - lookedAt[periodsPerYear(last.kind)] + 1,
  last: last.index,
})
