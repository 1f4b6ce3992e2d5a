import { requireThat } from './arguments.ts'
import { requireForecasts, type Outcome } from './brier-score.ts'
import { average, sum } from './sums.ts'

export type ReliabilityBin = {
  from: number
  to: number
  count: number
  /** Mean of the probabilities said, and share of the outcomes that came true; null in an empty bin. */
  meanProbability: number | null
  observed: number | null
}

export type Reliability = {
  bins: ReliabilityBin[]
  /** Mean distance of what was said from what came, weighted by count (expected calibration error); null when empty. */
  calibrationError: number | null
}

/**
 * Reliability table (Murphy & Winkler 1977): of the times something was given 70 to 80 %, how often did it happen?
 * Bins are equally wide and take their lower edge; the last takes 1 too. Ten unless given.
 */
export function reliability(
  probabilities: readonly number[],
  outcomes: readonly Outcome[],
  bins = 10,
): Reliability {
  requireForecasts(probabilities, outcomes)
  requireThat(Number.isInteger(bins) && bins >= 1, 'bins', 'must be a whole number of 1 or more')
  const members = Array.from({ length: bins }, (): { p: number; came: number }[] => [])
  for (const [index, p] of probabilities.entries()) {
    members[Math.min(Math.floor(p * bins), bins - 1)]?.push({ p, came: Number(outcomes[index]) })
  }
  const table = members.map((own, bin): ReliabilityBin => {
    const range = { from: bin / bins, to: (bin + 1) / bins, count: own.length }
    if (own.length === 0) return { ...range, meanProbability: null, observed: null }
    return {
      ...range,
      meanProbability: average(own.map(({ p }) => p)),
      observed: average(own.map(({ came }) => came)),
    }
  })
  const distances = table.map(
    ({ count, meanProbability, observed }) => count * Math.abs((meanProbability ?? 0) - (observed ?? 0)),
  )
  return {
    bins: table,
    calibrationError: probabilities.length === 0 ? null : sum(distances) / probabilities.length,
  }
}
