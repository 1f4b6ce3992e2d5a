import { isPresent, readOptions, type Figure, type Options } from './arguments.ts'
import { estimateOf, noEstimate, smallNumbers, type Estimate } from './estimate.ts'
import { criticalZ } from './normal.ts'

const method = 'Wilson'

/**
 * Wilson's score limits of a proportion x/n, as shares (Wilson 1927, doi 10.1080/01621459.1927.10502953):
 *
 *     (2x + z² ∓ z √(z² + 4x(1 − x/n))) / (2(n + z²))
 *
 * The lower limit is found from the product of the two roots, x²/(n(n + z²)), because the subtraction loses digits
 * when x is small; it is exactly 0 for x = 0, and the upper exactly 1 for x = n.
 */
export function wilsonLimits(x: number, n: number, confidence: number): { lower: number; upper: number } {
  const z2 = criticalZ(confidence) ** 2
  const spread = Math.sqrt(z2) * Math.sqrt(z2 + 4 * x * (1 - x / n))
  const upper = x === n ? 1 : (2 * x + z2 + spread) / (2 * (n + z2))
  const lower = x === 0 ? 0 : (x * (x / n)) / ((n + z2) * upper)
  return { lower, upper }
}

/**
 * Proportion x/n with Wilson's limits. `numerator` may be fractional (a weighted survey). Groups are summed before
 * they come here: percentages are never averaged.
 *
 * Null with a reason: a missing figure, no denominator, a negative one, a numerator below 0 or above the denominator.
 * 0 of n is a real 0 with an upper limit. Below 10 in the denominator the reason says "small numbers".
 */
export function proportion(numerator: Figure, denominator: Figure, options: Options = {}): Estimate {
  const { confidence, multiplier } = readOptions(options)
  if (!isPresent(numerator) || !isPresent(denominator)) return noEstimate(method, 'a figure is missing')
  if (denominator === 0) return noEstimate(method, 'no denominator')
  if (denominator < 0) return noEstimate(method, 'the denominator is negative')
  if (numerator < 0) return noEstimate(method, 'the numerator is negative')
  if (numerator > denominator) return noEstimate(method, 'the numerator is above the denominator')
  const { lower, upper } = wilsonLimits(numerator, denominator, confidence)
  const limits = { lower: lower * multiplier, upper: upper * multiplier }
  return estimateOf((numerator / denominator) * multiplier, limits, method, smallNumbers(denominator))
}
