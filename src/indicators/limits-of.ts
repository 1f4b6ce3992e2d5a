import type { Indicator, Observation } from '../figures/indicator.ts'
import { proportion } from '../stats/proportion.ts'
import { rate } from '../stats/rate.ts'

/** Limits of confidence of a figure, and where they are from. */
export interface Limits {
  readonly lower: number
  readonly upper: number
  /** `given`: published with the figure, at 95 %. Otherwise reckoned from its counts: by whom. */
  readonly how: 'given' | 'Wilson' | 'Byars' | 'Exact'
}

type Counted = Pick<Observation, 'value' | 'numerator' | 'denominator' | 'lower' | 'upper'>
type Measure = Pick<Indicator, 'unit' | 'kind' | 'decimals'>

/** Kinds of which one figure is so many counted out of so many. */
const counted: readonly Indicator['kind'][] = ['rate', 'survey', 'snapshot']

/** Limits that came with a figure, else those that its counts give at 95 %; null where neither is known. */
export function limitsOf(figure: Counted, indicator: Measure): Limits | null {
  if (figure.lower !== null && figure.upper !== null)
    return { lower: Number(figure.lower), upper: Number(figure.upper), how: 'given' }
  return reckonedLimits(figure, indicator, 0.95)
}

/**
 * Limits from the counts behind a figure: Wilson's of a percentage, Byar's (exact ones under 10 events) of a rate for so
 * many people. Null unless both counts are whole and give the figure as it is printed: money and tonnes are not counted
 * one by one, and a figure adjusted since is not that of its counts.
 */
export function reckonedLimits(
  { value, numerator, denominator }: Counted,
  { unit, kind, decimals }: Measure,
  confidence: number,
): Limits | null {
  if (value === null || numerator === null || denominator === null || !counted.includes(kind)) return null
  const [x, n] = [Number(numerator), Number(denominator)]
  const per = perHowMany(unit)
  if (per === null || ![x, n].every((count) => Number.isInteger(count) && count >= 0)) return null
  const options = { confidence, multiplier: per }
  const {
    value: reckoned,
    lower,
    upper,
    method,
  } = unit === '%' ? proportion(x, n, options) : rate(x, n, options)
  if (reckoned === null || lower === null || upper === null) return null
  if (Math.abs(reckoned - Number(value)) > 0.5000001 * 10 ** -decimals) return null
  return { lower, upper, how: method as Exclude<Limits['how'], 'given'> }
}

/** What a share is multiplied by: 100 of a percentage, 1,000 of `per 1,000 people`; null of any other unit. */
export function perHowMany(unit: string): number | null {
  if (unit === '%') return 100
  const found = /^per ([\d,]+)\b/.exec(unit)?.[1]?.replaceAll(',', '')
  return found !== undefined && /^10+$/.test(found) ? Number(found) : null
}
