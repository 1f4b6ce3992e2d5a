import { isPresent, readOptions, type Figure, type Options } from './arguments.ts'
import { countLimits } from './count-limits.ts'
import { estimateOf, noEstimate, smallNumbers, type Estimate } from './estimate.ts'

/**
 * Crude rate O/n × multiplier with the Poisson limits of its count divided by the population: exact below 10 events,
 * Byar's approximation from 10 on (Breslow & Day 1987; Fingertips technical guide). `method` says which.
 * A rate may exceed 1: events can happen twice to one person.
 *
 * Null with a reason: a missing figure, no population, a negative count or population.
 */
export function rate(count: Figure, population: Figure, options: Options = {}): Estimate {
  const { confidence, multiplier } = readOptions(options)
  const method = isPresent(count) && count >= 10 ? 'Byars' : 'Exact'
  if (!isPresent(count) || !isPresent(population)) return noEstimate(method, 'a figure is missing')
  if (population === 0) return noEstimate(method, 'no denominator')
  if (population < 0) return noEstimate(method, 'the population is negative')
  if (count < 0) return noEstimate(method, 'the count is negative')
  const { lower, upper } = countLimits(count, confidence)
  const limits = { lower: (lower / population) * multiplier, upper: (upper / population) * multiplier }
  return estimateOf((count / population) * multiplier, limits, method, smallNumbers(population))
}
