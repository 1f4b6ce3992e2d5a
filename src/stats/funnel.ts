import { chiSquaredQuantile } from './chi-squared.ts'
import { isPresent, requireOneOf, requireThat, type Figure } from './arguments.ts'
import { criticalZ } from './normal.ts'
import { rate } from './rate.ts'

export type FunnelKind = 'proportion' | 'rate' | 'ratio'

/** Limits of what chance alone does to an area of this size: 95 % (`2`, about two sigma) and 99.8 % (`3`). */
export type FunnelLimits = { size: number; lower2: number; upper2: number; lower3: number; upper3: number }

const tails = { two: 0.025, three: 0.001 }

/**
 * Control limits of a funnel plot around an average (PHEindicatormethods, calculate_funnel_limits; Spiegelhalter 2005,
 * doi 10.1002/sim.1970).
 *
 * - `proportion`: `average` is a share, `sizes` are denominators. The value whose Wilson limit is the average, which
 *   is average ± z √(average (1 − average)/size), kept within 0 and 1.
 * - `rate`, `ratio`: `sizes` are numbers of events. average × O/E, where E is the expected count that puts exactly
 *   2.5 % (0.1 %) of the Poisson distribution at or beyond O: χ²(1 − p; 2O + 2)/2 for the lower limit, χ²(p; 2O)/2 for
 *   the upper. The limits are in the unit of the average (1 or 100 for a ratio, per 100,000 for a rate).
 */
export function funnelLimits({
  kind,
  average,
  sizes,
}: {
  kind: FunnelKind
  average: number
  sizes: readonly number[]
}): FunnelLimits[] {
  requireOneOf(kind, ['proportion', 'rate', 'ratio'], 'kind')
  requireAverage(average, kind)
  requireThat(
    sizes.every((size) => size >= 1 && size <= 1e15),
    'sizes',
    'must be numbers from 1 to 1e15',
  )
  const limitsAt = kind === 'proportion' ? aroundShare : aroundRate
  return sizes.map((size) => {
    const { lower: lower2, upper: upper2 } = limitsAt(average, size, tails.two)
    const { lower: lower3, upper: upper3 } = limitsAt(average, size, tails.three)
    return { size, lower2, upper2, lower3, upper3 }
  })
}

function requireAverage(average: number, kind: FunnelKind): void {
  requireThat(average >= 0 && average <= 1e15, 'average', 'must be a number from 0 to 1e15')
  requireThat(kind !== 'proportion' || average <= 1, 'average', 'of a proportion must be at most 1')
}

function aroundShare(average: number, size: number, tail: number) {
  const reach = criticalZ(1 - 2 * tail) * Math.sqrt((average * (1 - average)) / size)
  return { lower: Math.max(0, average - reach), upper: Math.min(1, average + reach) }
}

function aroundRate(average: number, events: number, tail: number) {
  return {
    lower: average * (events / (chiSquaredQuantile(1 - tail, 2 * events + 2) / 2)),
    upper: average * (events / (chiSquaredQuantile(tail, 2 * events) / 2)),
  }
}

export type FunnelLabel =
  | 'High (0.001)'
  | 'High (0.025)'
  | 'Low (0.001)'
  | 'Low (0.025)'
  | 'Not significant'
  | 'Not applicable for events less than 10 for dsrs'

/**
 * On which side of the funnel an area lies, and how far: beyond the 99.8 % or the 95 % limit, else "Not significant"
 * (PHEindicatormethods, assign_funnel_significance). Proportions are held against the limits above; rates and ratios
 * are significant when the interval of the area's own count (exact below 10 events, Byar's from 10) misses the average.
 *
 * `denominator` is the population, or the expected events of a ratio. A directly standardised rate on fewer than 10
 * events is not labelled. Null when a figure is missing, or is none of a proportion or rate.
 */
export function funnelSignificance({
  kind,
  numerator,
  denominator,
  average,
  standardised = false,
}: {
  kind: FunnelKind
  numerator: Figure
  denominator: Figure
  average: number
  standardised?: boolean
}): FunnelLabel | null {
  requireOneOf(kind, ['proportion', 'rate', 'ratio'], 'kind')
  requireAverage(average, kind)
  if (!isPresent(numerator) || !isPresent(denominator) || numerator < 0 || denominator <= 0) return null
  if (kind === 'proportion' && numerator > denominator) return null
  if (standardised && numerator < 10) return 'Not applicable for events less than 10 for dsrs'
  const side = (tail: number): -1 | 0 | 1 => {
    const share = numerator / denominator
    const bounds = aroundShare(average, denominator, tail)
    if (kind === 'proportion') return share > bounds.upper ? 1 : share < bounds.lower ? -1 : 0
    const own = rate(numerator, denominator, { confidence: 1 - 2 * tail })
    return average < (own.lower ?? 0) ? 1 : average > (own.upper ?? Infinity) ? -1 : 0
  }
  const [far, near] = [side(tails.three), side(tails.two)]
  if (far !== 0) return far > 0 ? 'High (0.001)' : 'Low (0.001)'
  if (near !== 0) return near > 0 ? 'High (0.025)' : 'Low (0.025)'
  return 'Not significant'
}
