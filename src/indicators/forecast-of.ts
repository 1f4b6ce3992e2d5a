import type { Decimal } from '../kernel/decimal.ts'
import {
  month,
  periodsPerYear,
  rollingYears,
  shift,
  yearAndNumber,
  yearOf,
  type Period,
} from '../kernel/period.ts'
import { forecast, type Forecast, type ForecastOptions } from '../stats/forecast.ts'
import type { Indicator, Target } from '../figures/indicator.ts'
import { isWorded } from '../figures/value-text.ts'

/** What is to be expected at the end of the year: advice beside the officers' own judgement, never instead of it. */
export interface YearEndForecast {
  /** The period it speaks of, and the target of that period. */
  readonly period: Period
  readonly target: Decimal
  /** The target is not to be exceeded. */
  readonly isLimit: boolean
  readonly result: Forecast
  /** How many results it takes, for where there are too few. */
  readonly needed: number
}

export interface ForecastInput {
  readonly indicator: Pick<Indicator, 'kind' | 'unit' | 'polarity'>
  /** Consecutive figures, the last one of `last`; null is a gap. */
  readonly values: readonly (Decimal | null)[]
  readonly last: Period
  readonly breaks: readonly Period[]
  readonly targetOf: (period: Period) => Target | null
}

/** The fewest results that allow a forecast, by results a year, as `stats/forecast.ts` has it. */
export const resultsNeeded = { 1: 4, 4: 8, 12: 24 } as const

/**
 * The forecast for the last period of the year, held against that period's own target; where it has none, and the
 * measure is no total, against the year's. Null where there is nothing to forecast: no judgement, no target, year done,
 * or levels, answers and dates, which no line runs through.
 */
export function forecastOf(input: ForecastInput): YearEndForecast | null {
  const { indicator, values, last, breaks } = input
  const { polarity } = indicator
  const perYear = periodsPerYear(last.kind)
  if ((polarity !== 'high' && polarity !== 'low') || isWorded(indicator.kind)) return null
  if (perYear === 2 || last.kind === 'snapshot' || rollingYears(last.kind) !== null) return null
  const period = yearEnd(last)
  const target = period && targetAt(input, period)
  if (!period || target === null) return null
  const since = Math.max(-Infinity, ...breaks.filter(({ kind }) => kind === last.kind).map((b) => b.index))
  const comparable = values.slice(Math.max(0, values.length - 1 - (last.index - since)))
  const numbers = comparable.map((value) => (value === null ? null : Number(value)))
  const isShare = indicator.unit === '%' && numbers.every((n) => n === null || (n >= 0 && n <= 100))
  const result = remembered(numbers, {
    perYear,
    horizon: period.index - last.index,
    target: Number(target),
    polarity,
    ...(isShare ? { bounds: [0, 100] as const } : {}),
  })
  return { period, target, isLimit: polarity === 'low', result, needed: resultsNeeded[perYear] }
}

/** The last period of the year that a figure belongs to; of yearly figures the next one. Null when it is that already. */
export function yearEnd(last: Period): Period | null {
  const perYear = periodsPerYear(last.kind)
  if (perYear === 1) return shift(last, 1)
  const end =
    last.kind === 'month'
      ? month(yearAndNumber(yearOf(last)).year + 1, 3)
      : shift(last, perYear - yearAndNumber(last).number)
  return end.index > last.index ? end : null
}

function targetAt({ indicator, targetOf }: ForecastInput, period: Period): Decimal | null {
  const own = targetOf(period)?.value ?? null
  if (own !== null || indicator.kind === 'flow') return own
  return targetOf(yearOf(period))?.value ?? null
}

// One forecast takes 0.1 ms (measured), and a scorecard shows up to 200 of the same ones again and again.
const memory = new Map<string, Forecast>()
const mostRemembered = 5_000

function remembered(values: readonly (number | null)[], options: ForecastOptions): Forecast {
  const key = JSON.stringify([values, options])
  const known = memory.get(key)
  if (known) return known
  if (memory.size >= mostRemembered) memory.clear()
  const result = forecast(values, options)
  memory.set(key, result)
  return result
}
