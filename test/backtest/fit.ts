import { type ForecastParameters, type Weights } from '../../src/stats/forecast-parameters.ts'
import { componentsOf, features, levelAt, type Components } from '../../src/stats/predictive-distribution.ts'
import { seasonality, withoutSeason, withSeason } from '../../src/stats/seasonality.ts'
import { type Case } from './cases.ts'

const ways = ['randomWalk', 'drift', 'theta', 'dampedTrend'] as const satisfies (keyof Weights)[]

type Prepared = { asked: Case; components: Components; place: number; season: ReturnType<typeof seasonality> }

/** Forecast parts of each case; cases asked on the same day of the same series share them. */
function prepare(cases: readonly Case[]): Prepared[] {
  const known = new Map<readonly number[], Omit<Prepared, 'asked'>>()
  return cases.map((asked) => {
    const found = known.get(asked.seen)
    if (found) return { asked, ...found }
    const season = seasonality(asked.seen, asked.perYear)
    const plain = asked.seen.map((value, at) => withoutSeason(value, at, season))
    const made = {
      season,
      components: componentsOf(plain, asked.steps),
      place: plain.length - 1 + asked.steps,
    }
    known.set(asked.seen, made)
    return { asked, ...made }
  })
}

/**
 * Weights of the logistic stack for one frequency: least logarithmic loss with a light ridge and no weight below 0, by
 * projected gradient steps from one fixed start. Domains weigh by the square root of their number of cases.
 */
export function fit(cases: readonly Case[]): ForecastParameters {
  const prepared = prepare(cases)
  const numbers = Map.groupBy(cases, ({ domain }) => domain)
  const rows = prepared.map(({ asked, components, place, season }) => {
    const each = features(components, withoutSeason(asked.target, place, season))
    const sign = asked.polarity === 'high' ? 1 : -1
    const x = [...each.map(({ steady }) => sign * steady), ...each.map(({ trending }) => sign * trending)]
    return { x, hit: Number(asked.hit), weight: 1 / Math.sqrt(numbers.get(asked.domain)?.length ?? 1) }
  })
  const weights = leastLoss(rows)
  const named = (from: number): Weights => {
    const [randomWalk = 0, drift = 0, theta = 0, dampedTrend = 0] = weights.slice(from, from + ways.length)
    return { randomWalk, drift, theta, dampedTrend }
  }
  const stacked = { steady: named(0), trending: named(ways.length), tail: 0.1 }
  return { ...stacked, tail: fitTail(prepared, stacked) }
}

type Row = { x: number[]; hit: number; weight: number }

function leastLoss(rows: readonly Row[], ridge = 0.001): number[] {
  const size = rows[0]?.x.length ?? 0
  const total = rows.reduce((all, { weight }) => all + weight, 0)
  let weights = Array.from({ length: size }, () => 0.3)
  let previous = weights
  for (let step = 1; step <= 400; step++) {
    const momentum = (step - 1) / (step + 2)
    const ahead = weights.map((weight, i) => weight + momentum * (weight - (previous[i] ?? 0)))
    const slope = ahead.map((weight) => 2 * ridge * weight)
    for (const { x, hit, weight } of rows) {
      const logit = x.reduce((all, feature, i) => all + feature * (ahead[i] ?? 0), 0)
      const miss = (weight / total) * (1 / (1 + Math.exp(-logit)) - hit)
      for (const [i, feature] of x.entries()) slope[i] = (slope[i] ?? 0) + miss * feature
    }
    previous = weights
    weights = ahead.map((weight, i) => Math.max(0, weight - 0.8 * (slope[i] ?? 0)))
  }
  return weights.map((weight) => Number(weight.toFixed(3)))
}

/** The widest tail that still leaves 80 % of outcomes inside the range, in every domain. */
function fitTail(prepared: readonly Prepared[], parameters: ForecastParameters): number {
  const once = prepared.filter(({ asked }) => asked.ambition === 0 && asked.polarity === 'high')
  const domains = [...Map.groupBy(once, ({ asked }) => asked.domain).values()]
  const coverage = (tail: number) =>
    Math.min(
      ...domains.map((own) => own.filter((one) => isInside(one, parameters, tail)).length / own.length),
    )
  const tails = Array.from({ length: 21 }, (_, index) => 0.1 + index * 0.005)
  return Number((tails.findLast((tail) => coverage(tail) >= 0.8) ?? 0.1).toFixed(3))
}

function isInside(
  { asked, components, place, season }: Prepared,
  parameters: ForecastParameters,
  tail: number,
) {
  const [low, high] = [1 - tail, tail].map((share) =>
    withSeason(levelAt(share, components, parameters), place, season),
  )
  return asked.outcome >= (low ?? 0) && asked.outcome <= (high ?? 0)
}
