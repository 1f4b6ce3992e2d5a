import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { arePresent, readOptions, type Figure, type Options } from './arguments.ts'
import { estimateOf, noEstimate, smallNumbers, type Estimate } from './estimate.ts'
import { average, sum } from './sums.ts'

const method = "Student's t-distribution"

/**
 * Mean of a list with Student's limits (Student 1908): m ∓ t(1 − α/2; n − 1) s/√n, where s divides by n − 1.
 *
 * One value has a mean and no limits. A missing value makes the answer null: the mean of the rest would be the mean of
 * something else. Equal values have limits equal to the mean.
 */
export function mean(values: readonly Figure[], options: Options = {}): Estimate {
  const { confidence, multiplier } = readOptions(options)
  const n = values.length
  if (n === 0) return noEstimate(method, 'no values')
  if (!arePresent(values)) return noEstimate(method, 'a value is missing')
  const centre = average(values)
  if (n === 1) {
    const only = estimateOf(centre * multiplier, { lower: 0, upper: 0 }, method, 'one value has no interval')
    return { ...only, lower: null, upper: null }
  }
  const deviation = Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (n - 1))
  const half = -tQuantile((1 - confidence) / 2, n - 1) * (deviation / Math.sqrt(n))
  const limits = { lower: (centre - half) * multiplier, upper: (centre + half) * multiplier }
  return estimateOf(centre * multiplier, limits, method, smallNumbers(n))
}
