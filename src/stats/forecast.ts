import { isPresent, requireOneOf, requireThat, type Figure } from './arguments.ts'
import { forecastParameters } from './forecast-parameters.ts'
import { componentsOf, levelAt, probabilityAbove, type Components } from './predictive-distribution.ts'
import { seasonality, withSeason, withoutSeason } from './seasonality.ts'

export type ForecastOptions = {
  /** Values a year. */
  perYear: 1 | 4 | 12
  /** How many periods after the last value the target date is. */
  horizon: number
  target?: number | null
  /** Which way is better, so what meeting the target means; `high` unless given. */
  polarity?: 'high' | 'low'
  /** What the figure can be at least and at most, as [0, 100] for a percentage. */
  bounds?: readonly [number, number]
}

export type ForecastCategory = 'likely' | 'difficult' | 'unlikely' | 'not enough history'

export type Forecast = {
  /** The middle of what is to be expected, and the range that holds 80 % of outcomes; null without enough history. */
  point: number | null
  lower80: number | null
  upper80: number | null
  /** That the target is met; null without a target or enough history. */
  probability: number | null
  /** "not enough history" whenever no probability can be given; `reason` then says what is wanting. */
  category: ForecastCategory
  /** How many values were used. */
  n: number
  method: string
  reason?: string
}

const method = 'stack of random walk, drift, Theta and damped trend'

/** By values a year: the fewest values that allow a forecast, and the most that are looked at. */
const history = { 1: { least: 4, most: 12 }, 4: { least: 8, most: 20 }, 12: { least: 24, most: 60 } } as const

/** Likely from 0.7, unlikely below 0.3. */
const cutOffs = { likely: 0.7, difficult: 0.3 }

/**
 * Whether a target will be met: probability, middle and 80 % range of the value `horizon` periods ahead.
 *
 * Four ways to forecast (see `forecasters.ts`) are taken on the series without its season; how far each stands from
 * the target, in standard errors, goes into a logistic stack whose weights were fitted on real series
 * (`forecast-parameters.ts`). The middle is the level with even odds. Hit means at or beyond the target.
 *
 * Looks at the last 12 years, 20 quarters or 60 months after the last gap; with fewer than 4, 8 or 24 values there is
 * no forecast. Deterministic. Pass only values of one definition: cut the series at a declared break.
 */
export function forecast(values: readonly Figure[], options: ForecastOptions): Forecast {
  const { perYear, horizon, target = null, polarity = 'high', bounds } = options
  requireOneOf(perYear, [1, 4, 12], 'perYear')
  requireOneOf(polarity, ['high', 'low'], 'polarity')
  const isNear = Number.isInteger(horizon) && horizon >= 1 && horizon <= 1200
  requireThat(isNear, 'horizon', 'must be a whole number of periods from 1 to 1200')
  requireThat(target === null || Number.isFinite(target), 'target', 'must be a number')
  requireThat(!bounds || bounds[0] < bounds[1], 'bounds', 'must be two numbers, the lower first')

  const { least, most } = history[perYear]
  const seen = values
    .slice(values.findLastIndex((value) => !isPresent(value)) + 1)
    .filter(isPresent)
    .slice(-most)
  const n = seen.length
  if (n < least)
    return noForecast(n, n === values.length ? 'too few values' : 'too few values since the last gap')

  const season = seasonality(seen, perYear)
  const components = componentsOf(
    seen.map((value, at) => withoutSeason(value, at, season)),
    horizon,
  )
  if (!isFinite(components)) return noForecast(n, 'the figures are too large')

  const parameters = forecastParameters[perYear]
  const at = n - 1 + horizon
  const level = (probability: number) =>
    clip(withSeason(levelAt(probability, components, parameters), at, season), bounds)
  const [point, lower80, upper80] = [level(0.5), level(1 - parameters.tail), level(parameters.tail)]
  const range = { point, lower80, upper80 }
  if (target === null) return { ...noForecast(n, 'no target'), ...range }

  const above = probabilityAbove(withoutSeason(target, at, season), components, parameters)
  const probability = withinBounds(polarity === 'high' ? above : 1 - above, target, polarity, bounds)
  return { ...range, probability, category: categoryOf(probability), n, method }
}

const noForecast = (n: number, reason: string): Forecast => ({
  point: null,
  lower80: null,
  upper80: null,
  probability: null,
  category: 'not enough history',
  n,
  method,
  reason,
})

function categoryOf(probability: number): ForecastCategory {
  if (probability >= cutOffs.likely) return 'likely'
  return probability >= cutOffs.difficult ? 'difficult' : 'unlikely'
}

const isFinite = ({ byWay }: Components): boolean =>
  Object.values(byWay).every(({ point, error }) => Number.isFinite(point) && Number.isFinite(error * 1e6))

const clip = (value: number, bounds: ForecastOptions['bounds']): number =>
  bounds ? Math.min(Math.max(value, bounds[0]), bounds[1]) : value

/** A target outside what the figure can be is met never or always. */
function withinBounds(
  probability: number,
  target: number,
  polarity: 'high' | 'low',
  bounds: ForecastOptions['bounds'],
): number {
  if (!bounds) return probability
  if (target > bounds[1]) return polarity === 'high' ? 0 : 1
  if (target < bounds[0]) return polarity === 'high' ? 1 : 0
  return probability
}
