import { requireSameLength, requireThat } from './arguments.ts'
import { sum } from './sums.ts'

/** What came of it: true or 1 when it happened. */
export type Outcome = boolean | 0 | 1

export function requireForecasts(probabilities: readonly number[], outcomes: readonly Outcome[]): void {
  requireSameLength({ probabilities, outcomes })
  requireThat(
    probabilities.every((p) => p >= 0 && p <= 1),
    'probabilities',
    'must be from 0 to 1',
  )
  const known = outcomes.every((outcome) => outcome === 0 || outcome === 1 || typeof outcome === 'boolean')
  requireThat(known, 'outcomes', 'must be true or false, 1 or 0')
}

/**
 * Brier score: mean of (p − outcome)², 0 for perfect foresight, 0.25 for always saying one half (Brier 1950). Lower is
 * better. Null without forecasts; probabilities outside 0 to 1 are a RangeError.
 */
export function brierScore(probabilities: readonly number[], outcomes: readonly Outcome[]): number | null {
  requireForecasts(probabilities, outcomes)
  if (probabilities.length === 0) return null
  return sum(probabilities.map((p, index) => (p - Number(outcomes[index])) ** 2)) / probabilities.length
}
