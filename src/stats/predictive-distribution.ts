import { type ForecastParameters, type Weights, evidenceHalfway } from './forecast-parameters.ts'
import { dampedTrend, drift, randomWalk, theta, type Forecaster } from './forecasters.ts'
import { average, sum } from './sums.ts'

/** The four ways to forecast that are stacked, under the names of their weights. */
export const forecasters = { randomWalk, drift, theta, dampedTrend } satisfies Record<
  keyof Weights,
  Forecaster
>
const ways = ['randomWalk', 'drift', 'theta', 'dampedTrend'] as const

/** One way's forecast with its standard error shrunk towards what the series' own changes suggest. */
export type Component = { point: number; error: number }

export type Components = { byWay: Record<keyof Weights, Component>; evidence: number }

/**
 * Forecasts by each way, with shrunken errors, and the evidence of a trend (0 to 1).
 *
 *     s*² = (v s² + 3 s₀²)/(v + 3),  v = max(n − 2, 1),  s₀ = √(π/2) mean |change| √steps,  s* ≥ 0.1 % of the level
 *
 * A short series fits its own model too well; the mean absolute change is harder to fool.
 */
export function componentsOf(values: readonly number[], steps: number): Components {
  const changes = values.slice(1).map((value, index) => value - (values[index] ?? 0))
  const freedom = Math.max(values.length - 2, 1)
  const plain = 1.2533 * average(changes.map(Math.abs)) * Math.sqrt(steps)
  const floor = 0.001 * average(values.map(Math.abs))
  const shrunken = (way: Forecaster): Component => {
    const { point, error } = way(values, steps)
    return {
      point,
      error: Math.max(Math.sqrt((freedom * error ** 2 + 3 * plain ** 2) / (freedom + 3)), floor),
    }
  }
  return {
    byWay: {
      randomWalk: shrunken(randomWalk),
      drift: shrunken(drift),
      theta: shrunken(theta),
      dampedTrend: shrunken(dampedTrend),
    },
    evidence: evidenceOfTrend(changes),
  }
}

/** t²/(t² + k) for the mean change t standard errors from nought; 1 for a perfect line, 0 for a flat one. */
function evidenceOfTrend(changes: readonly number[]): number {
  const slope = average(changes)
  if (slope === 0) return 0
  const variance = sum(changes.map((change) => (change - slope) ** 2)) / Math.max(changes.length - 1, 1)
  const t = slope / Math.sqrt(variance / changes.length)
  return 1 / (1 + evidenceHalfway / t ** 2)
}

/** Signed ln(1 + |z|): far misses count, but not in proportion. */
export function damp(z: number): number {
  return Math.sign(z) * Math.log1p(Math.min(Math.abs(z), 1e6))
}

/** How many standard errors a forecast stands above a level, damped; without any error it is certain. */
function score({ point, error }: Component, level: number): number {
  if (point === level) return 0
  return damp(error === 0 ? Math.sign(point - level) * Infinity : (point - level) / error)
}

/** The eight numbers the weights multiply: each way's score, once by the want of a trend, once by its evidence. */
export function features(components: Components, level: number): { steady: number; trending: number }[] {
  const { byWay, evidence } = components
  return ways.map((way) => {
    const own = score(byWay[way], level)
    return { steady: own * (1 - evidence), trending: own * evidence }
  })
}

/**
 * Probability that the outcome is at or above a level: a logistic stack of the scores. It falls as the level rises,
 * because no weight is negative.
 */
export function probabilityAbove(
  level: number,
  components: Components,
  parameters: ForecastParameters,
): number {
  let logit = 0
  for (const [index, { steady, trending }] of features(components, level).entries()) {
    const way = ways[index] ?? 'theta'
    logit += parameters.steady[way] * steady + parameters.trending[way] * trending
  }
  return 1 / (1 + Math.exp(-logit))
}

/** The level that the outcome passes with a given probability, by halving. */
export function levelAt(probability: number, components: Components, parameters: ForecastParameters): number {
  const all = Object.values(components.byWay)
  let low = Math.min(...all.map(({ point }) => point))
  let high = Math.max(...all.map(({ point }) => point))
  let reach = Math.max(...all.map(({ error }) => error))
  while (reach > 0 && probabilityAbove(low, components, parameters) < probability) low -= reach *= 2
  reach = Math.max(...all.map(({ error }) => error))
  while (reach > 0 && probabilityAbove(high, components, parameters) > probability) high += reach *= 2
  for (let halving = 0; halving < 60 && high > low; halving++) {
    const middle = low + (high - low) / 2
    if (probabilityAbove(middle, components, parameters) > probability) low = middle
    else high = middle
  }
  return low + (high - low) / 2
}
