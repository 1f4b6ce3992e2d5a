import { average, sum } from './sums.ts'

/** A point forecast some steps ahead, and the standard error its own model gives it. */
export type PointForecast = { point: number; error: number }

/** From a series without season (oldest first, at least three values) to a forecast `steps` ahead. */
export type Forecaster = (values: readonly number[], steps: number) => PointForecast

const at = (values: readonly number[], index: number): number => values[index] ?? 0
const last = (values: readonly number[]): number => at(values, values.length - 1)
const changesOf = (values: readonly number[]): number[] =>
  values.slice(1).map((value, index) => value - at(values, index))

/** Random walk: nothing changes but by chance. Error = root mean square change × √steps. */
export const randomWalk: Forecaster = (values, steps) => {
  const meanSquare = average(changesOf(values).map((change) => change * change))
  return { point: last(values), error: Math.sqrt(meanSquare * steps) }
}

/** Random walk with drift: the mean change goes on. Error grows with √(steps (1 + steps/n)). */
export const drift: Forecaster = (values, steps) => {
  const changes = changesOf(values)
  const slope = average(changes)
  const variance = sum(changes.map((change) => (change - slope) ** 2)) / Math.max(changes.length - 1, 1)
  const growth = steps * (1 + steps / changes.length)
  return { point: last(values) + slope * steps, error: Math.sqrt(variance * growth) }
}

/** Smoothing weights tried, the same everywhere so that results are: 0.05 to 1. */
const alphas = Array.from({ length: 20 }, (_, index) => (index + 1) / 20)

type Smoothed = { level: number; alpha: number; squares: number }

/** Simple exponential smoothing started at the first value, with the weight of least squared one-step errors. */
function smooth(values: readonly number[]): Smoothed {
  let best: Smoothed = { level: last(values), alpha: 1, squares: Infinity }
  for (const alpha of alphas) {
    let level = at(values, 0)
    let squares = 0
    for (let index = 1; index < values.length; index++) {
      const miss = at(values, index) - level
      squares += miss * miss
      level += alpha * miss
    }
    if (squares <= best.squares) best = { level, alpha, squares }
  }
  return best
}

/** Slope of the least-squares line through the values at 1, 2, 3 … */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const centre = average(values)
  const products = sum(values.map((value, index) => (index - middle) * (value - centre)))
  return products / sum(values.map((_, index) => (index - middle) ** 2))
}

/**
 * Theta method (Assimakopoulos & Nikolopoulos 2000) in the form of Hyndman & Billah 2003: the smoothed level plus half
 * the slope b of the line, b/2 × (steps − 1 + (1 − (1 − α)ⁿ)/α). Error: one-step error × √(1 + (steps − 1) α²).
 */
export const theta: Forecaster = (values, steps) => {
  const n = values.length
  const { level, alpha, squares } = smooth(values)
  const reach = steps - 1 + (1 - (1 - alpha) ** n) / alpha
  const oneStep = Math.sqrt(squares / (n - 1))
  return {
    point: level + (slopeOf(values) / 2) * reach,
    error: oneStep * Math.sqrt(1 + (steps - 1) * alpha ** 2),
  }
}

const trendWeights = [0.05, 0.1, 0.2, 0.3, 0.5]
const dampings = [0.8, 0.9, 0.98]
const levelWeights = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

/**
 * Damped trend (Gardner & McKenzie 1985): level and slope are smoothed, and the slope fades by a factor φ each step.
 * Weights of least squared one-step errors from a fixed grid; error by the model's own variance,
 * σ² (1 + Σ (α (1 + β φ_j))²) over the steps before the last (Hyndman et al 2008, class 1).
 */
export const dampedTrend: Forecaster = (values, steps) => {
  let best = { squares: Infinity, level: last(values), slope: 0, alpha: 1, beta: 0, phi: 1 }
  const firstSlope = average(changesOf(values.slice(0, 4)))
  for (const alpha of levelWeights) {
    for (const beta of trendWeights) {
      for (const phi of dampings) {
        let level = at(values, 0)
        let slope = firstSlope
        let squares = 0
        for (let index = 1; index < values.length; index++) {
          const expected = level + phi * slope
          const miss = at(values, index) - expected
          squares += miss * miss
          level = expected + alpha * miss
          slope = phi * slope + alpha * beta * miss
        }
        if (squares < best.squares) best = { squares, level, slope, alpha, beta, phi }
      }
    }
  }
  const { squares, level, slope, alpha, beta, phi } = best
  let reach = 0
  let growth = 1
  for (let step = 1; step <= steps; step++) {
    reach += phi ** step
    if (step < steps) growth += (alpha * (1 + beta * reach)) ** 2
  }
  return { point: level + slope * reach, error: Math.sqrt((squares / (values.length - 1)) * growth) }
}
