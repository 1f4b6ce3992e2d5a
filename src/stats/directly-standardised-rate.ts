import {
  arePresent,
  readOptions,
  requireSameLength,
  requireThat,
  type Figure,
  type Options,
} from './arguments.ts'
import { byarLimits } from './count-limits.ts'
import { estimateOf, noEstimate, type Estimate } from './estimate.ts'
import { europeanStandardPopulation } from './european-standard-population.ts'
import { sum } from './sums.ts'

const method = 'Dobson'

export type AgeBands = {
  /** Events in each age band. */
  counts: readonly Figure[]
  populations: readonly Figure[]
  /** Standard population of each band; the European Standard Population 2013 (19 bands) unless given. */
  weights?: readonly number[]
  /** For events that can happen to one person again: how many people had just so many, by band. */
  repeated?: readonly { times: number; people: readonly Figure[] }[]
}

/**
 * Directly standardised rate: the rate an area would have with the standard population's ages.
 *
 *     v = Σ wᵢ Oᵢ/nᵢ / Σ w        Var = Σ wᵢ² Oᵢ/nᵢ² / (Σ w)²
 *     limits = v + √(Var/O) (Byar(O) − O),  O = Σ Oᵢ
 *
 * Dobson, Kuulasmaa, Eberle & Scherer 1991 (doi 10.1002/sim.4780100317). Fewer than 10 events in all: no value, with
 * the reason. A missing count, or a band without population, makes the answer null too.
 *
 * Events that come again to one person are not independent. With `repeated`, Var = Σ f² Var_f over the people with f
 * events each; the value still comes from all events in `counts` (PHEindicatormethods, calculate_dsr).
 */
export function directlyStandardisedRate(bands: AgeBands, options: Options = {}): Estimate {
  const { confidence, multiplier } = readOptions(options)
  const { counts, populations, weights = europeanStandardPopulation, repeated } = bands
  requireSameLength({ counts, populations, weights })
  for (const { times, people } of repeated ?? []) {
    requireThat(Number.isFinite(times) && times > 0, 'repeated', 'must have times above 0')
    requireSameLength({ counts, repeated: people })
  }
  requireThat(
    weights.every((w) => Number.isFinite(w) && w >= 0),
    'weights',
    'must be numbers of 0 or more',
  )
  const standard = sum(weights)
  requireThat(standard > 0, 'weights', 'must not all be 0')

  const isComplete = (repeated ?? []).every(({ people }) => arePresent(people))
  if (!arePresent(counts) || !arePresent(populations) || !isComplete)
    return noEstimate(method, 'a figure is missing')
  if (counts.some((count) => count < 0)) return noEstimate(method, 'a count is negative')
  if (populations.some((n) => n <= 0)) return noEstimate(method, 'an age band has no population')
  const events = sum(counts)
  if (events < 10) return noEstimate(method, 'fewer than 10 events')

  const shares = counts.map((_, band) => (weights[band] ?? 0) / standard / (populations[band] ?? 1))
  const value = sum(counts.map((count, band) => count * (shares[band] ?? 0)))
  const varianceOf = (people: readonly number[]) =>
    sum(people.map((count, band) => count * (shares[band] ?? 0) ** 2))
  const variance = repeated
    ? sum(repeated.map(({ times, people }) => times ** 2 * varianceOf(people.map((own) => own ?? 0))))
    : varianceOf(counts)
  const { lower, upper } = byarLimits(events, confidence)
  const scale = Math.sqrt(variance / events)
  const limits = {
    lower: (value + scale * (lower - events)) * multiplier,
    upper: (value + scale * (upper - events)) * multiplier,
  }
  return estimateOf(value * multiplier, limits, method)
}
