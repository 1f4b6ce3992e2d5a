import {
  arePresent,
  isPresent,
  readOptions,
  requireSameLength,
  type Figure,
  type Options,
} from './arguments.ts'
import { countLimits } from './count-limits.ts'
import { estimateOf, noEstimate, type Estimate } from './estimate.ts'
import { sum } from './sums.ts'

export type AgainstReference = {
  /** Events and population of the area in each age band. A band without a population expects no events. */
  counts: readonly Figure[]
  populations: readonly Figure[]
  /** Events and population of the reference (England, say) in the same bands. */
  referenceCounts: readonly number[]
  referencePopulations: readonly number[]
}

/**
 * Indirectly standardised ratio O/E: events seen against those the reference's rates would give the area's ages,
 * E = Σ (reference rateᵢ × nᵢ). With `multiplier: 100` the standardised mortality ratio.
 *
 * Limits: those of the count O – exact Poisson below 10, Byar's from 10 – divided by E (Breslow & Day 1987, §2.3).
 * Null with a reason: a missing or negative count, a reference band without population, or no events expected.
 */
export function indirectlyStandardisedRatio(areas: AgainstReference, options: Options = {}): Estimate {
  return standardised(areas, options, () => 1)
}

/**
 * Indirectly standardised rate: the ratio O/E times the reference's crude rate, Σ reference counts / Σ reference
 * populations. Limits, source and edge cases as for the ratio, times the same rate.
 */
export function indirectlyStandardisedRate(areas: AgainstReference, options: Options = {}): Estimate {
  return standardised(areas, options, (events, population) => events / population)
}

function standardised(
  { counts, populations, referenceCounts, referencePopulations }: AgainstReference,
  options: Options,
  crudeOf: (referenceEvents: number, referencePopulation: number) => number,
): Estimate {
  const { confidence, multiplier } = readOptions(options)
  requireSameLength({ counts, populations, referenceCounts, referencePopulations })
  if (!arePresent(counts)) return noEstimate('Exact', 'a count is missing')
  if (counts.some((count) => count < 0)) return noEstimate('Exact', 'a count is negative')
  const observed = sum(counts)
  const { lower, upper, method } = countLimits(observed, confidence)
  if (!arePresent(referenceCounts) || !arePresent(referencePopulations)) {
    return noEstimate(method, 'a figure of the reference is missing')
  }
  if (referencePopulations.some((n) => n <= 0))
    return noEstimate(method, 'a reference band has no population')
  if (referenceCounts.some((count) => count < 0))
    return noEstimate(method, 'a count of the reference is negative')
  if (populations.some((n) => isPresent(n) && n < 0)) return noEstimate(method, 'a population is negative')

  const expected = sum(
    populations.map(
      (n, band) => ((referenceCounts[band] ?? 0) / (referencePopulations[band] ?? 1)) * (n ?? 0),
    ),
  )
  if (!(expected > 0)) return noEstimate(method, 'no events are expected')
  const scale = (crudeOf(sum(referenceCounts), sum(referencePopulations)) * multiplier) / expected
  return estimateOf(observed * scale, { lower: lower * scale, upper: upper * scale }, method)
}
