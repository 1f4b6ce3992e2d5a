import { arePresent, readOptions, requireSameLength, type Figure, type Options } from './arguments.ts'
import { countLimits } from './count-limits.ts'
import { estimateOf, noEstimate, type Estimate } from './estimate.ts'
import { sum } from './sums.ts'

export type AgainstReference = {
  /**
   * Events and population of the area in each age band. A band without a population (null or 0) expects no events, and
   * its count may be missing too.
   */
  counts: readonly Figure[]
  populations: readonly Figure[]
  /** Events and population of the reference (England, say) in the same bands. */
  referenceCounts: readonly Figure[]
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
  const isEmpty = (band: number) => !populations[band]
  const local = counts.map((count, band) => count ?? (isEmpty(band) ? 0 : null))
  if (!arePresent(local)) return noEstimate('Exact', 'a count is missing')
  if (local.some((count) => count < 0)) return noEstimate('Exact', 'a count is negative')
  const observed = sum(local)
  const { lower, upper, method } = countLimits(observed, confidence)
  const reference = referenceCounts.map((count, band) => count ?? (isEmpty(band) ? 0 : null))
  if (!arePresent(reference) || !arePresent(referencePopulations)) {
    return noEstimate(method, 'a figure of the reference is missing')
  }
  if (referencePopulations.some((n) => n <= 0))
    return noEstimate(method, 'a reference band has no population')
  if (reference.some((count) => count < 0)) return noEstimate(method, 'a count of the reference is negative')
  if (populations.some((n) => n !== null && !(n >= 0))) return noEstimate(method, 'a population is negative')

  const expected = sum(
    populations.map((n, band) => ((reference[band] ?? 0) / (referencePopulations[band] ?? 1)) * (n ?? 0)),
  )
  if (!(expected > 0)) return noEstimate(method, 'no events are expected')
  const scale = (crudeOf(sum(reference), sum(referencePopulations)) * multiplier) / expected
  return estimateOf(observed * scale, { lower: lower * scale, upper: upper * scale }, method)
}
