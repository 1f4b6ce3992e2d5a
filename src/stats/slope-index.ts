import {
  arePresent,
  requireOneOf,
  requireSameLength,
  requireThat,
  type Figure,
  type Options,
} from './arguments.ts'
import { estimateOf, noEstimate, type Estimate } from './estimate.ts'
import { criticalZ } from './normal.ts'
import { sum, sumOfProducts } from './sums.ts'

export type InequalityGroups = {
  /** Most deprived group first; 5 to 100 groups. */
  populations: readonly Figure[]
  values: readonly Figure[]
  /** Standard errors of the values, or else their 95 % limits in `lower` and `upper`. */
  standardErrors?: readonly Figure[]
  lower?: readonly Figure[]
  upper?: readonly Figure[]
  /** Scale the line is fitted on: `log` for rates, `logit` for proportions (as shares); both need limits. */
  transform?: 'none' | 'log' | 'logit'
}

export type SlopeIndex = { sii: Estimate; rii: Estimate; intercept: number | null }

const scales = {
  none: { to: (y: number) => y, from: (y: number) => y, holds: () => true },
  log: { to: Math.log, from: Math.exp, holds: (y: number) => y > 0 },
  logit: {
    to: (y: number) => Math.log(y / (1 - y)),
    from: (y: number) => 1 / (1 + Math.exp(-y)),
    holds: (y: number) => y > 0 && y < 1,
  },
}

const method = { sii: 'weighted least squares', rii: "weighted least squares, Fieller's limits" }

/**
 * Slope and relative index of inequality: the line through the groups, from the most deprived end (x = 0) to the least
 * (x = 1), weighted by population (Low & Low 2004, doi 10.1093/pubmed/fdh175; PHEindicatormethods, phe_sii).
 *
 *     aᵢ = share of population, bᵢ = its middle rank;  Y√a = α√a + βb√a  by least squares
 *     SII = β × multiplier        RII = (α + β)/α, inverted for a negative multiplier
 *
 * Limits are those of 100,000 simulated draws in closed form: β ± z √Σ(cᵢ SEᵢ)², cᵢ = aᵢ(bᵢ − B)/(Σab² − B²), B = Σab;
 * for RII the roots of Fieller (1954). With a transform the slope's limits turn about the middle of the line and both
 * ends are transformed back, which needs no simulation either. SE from limits is (U − L)/(2z) on the fitted scale.
 *
 * `intercept` is the value at x = 0 (times |multiplier| after a transform, as upstream). `multiplier` may be negative.
 * No answer, with the reason: a missing figure, a group without people, fewer than 5 or more than 100 groups, a value
 * the transform cannot take. Above 10 groups the reason warns that small values make the index unstable.
 */
export function slopeIndex(groups: InequalityGroups, options: Options = {}): SlopeIndex {
  const { confidence = 0.95, multiplier = 1 } = options
  requireThat(confidence >= 0.9 && confidence < 1, 'confidence', 'must be at least 0.9 and below 1')
  requireThat(Number.isFinite(multiplier) && multiplier !== 0, 'multiplier', 'must be a number other than 0')
  const { populations, values, standardErrors, lower, upper, transform = 'none' } = groups
  requireOneOf(transform, ['none', 'log', 'logit'], 'transform')
  requireSameLength({ populations, values, standardErrors, lower, upper })
  requireThat((lower === undefined) === (upper === undefined), 'upper', 'and lower must come together')
  requireThat(
    standardErrors !== undefined || lower !== undefined,
    'standardErrors',
    'or lower and upper must be given',
  )
  requireThat(
    transform === 'none' || lower !== undefined,
    'lower',
    'and upper must be given with a transform',
  )

  const none = (reason: string): SlopeIndex => ({
    sii: noEstimate(method.sii, reason),
    rii: noEstimate(method.rii, reason),
    intercept: null,
  })
  const { to, from, holds } = scales[transform]
  const useErrors = standardErrors !== undefined && transform === 'none'
  const spread = useErrors ? [standardErrors] : [lower ?? [], upper ?? []]
  if (values.length < 5 || values.length > 100) return none('needs 5 to 100 groups')
  if (!arePresent(populations) || !arePresent(values)) return none('a figure is missing')
  if (!spread.every(arePresent)) return none('a standard error or limit is missing')
  if (populations.some((people) => people <= 0)) return none('a group has no population')
  if (![values, ...(useErrors ? [] : spread)].flat().every(holds))
    return none('a figure is outside the transform')

  const y = values.map(to)
  const [first = [], second = []] = spread
  const errors = useErrors
    ? first
    : second.map((top, i) => (to(top) - to(first[i] ?? 0)) / (2 * criticalZ(0.95)))
  if (errors.some((error) => error < 0)) return none('a standard error is negative')

  const line = fitLine(populations, y)
  const z = criticalZ(confidence)
  const beta = sumOfProducts(line.slopeWeights, y)
  const alpha = sumOfProducts(line.interceptWeights, y)
  const covariance = (u: readonly number[], v: readonly number[]) =>
    sum(errors.map((error, i) => (u[i] ?? 0) * (v[i] ?? 0) * error ** 2))
  const slopeError = Math.sqrt(covariance(line.slopeWeights, line.slopeWeights))
  const note = values.length > 10 ? 'more than 10 groups: small values make the index unstable' : undefined

  if (transform !== 'none') {
    const middle = alpha + beta / 2
    const ends = (slope: number) => ({ worst: from(middle - slope / 2), best: from(middle + slope / 2) })
    const absolute = (slope: number) => (ends(slope).best - ends(slope).worst) * multiplier
    const relative = (slope: number) => {
      const ratio = ends(slope).best / ends(slope).worst
      return multiplier < 0 ? 1 / ratio : ratio
    }
    const limits = [beta - z * slopeError, beta + z * slopeError]
    return {
      sii: estimateOf(absolute(beta), ordered(limits.map(absolute)), method.sii, note),
      rii: estimateOf(relative(beta), ordered(limits.map(relative)), method.sii, note),
      intercept: from(alpha) * Math.abs(multiplier),
    }
  }

  const limits = [beta - z * slopeError, beta + z * slopeError].map((slope) => slope * multiplier)
  const atBest = line.interceptWeights.map((weight, i) => weight + (line.slopeWeights[i] ?? 0))
  const ratio = fieller(
    { value: alpha + beta, variance: covariance(atBest, atBest) },
    { value: alpha, variance: covariance(line.interceptWeights, line.interceptWeights) },
    covariance(atBest, line.interceptWeights),
    z,
  )
  return {
    sii: estimateOf(beta * multiplier, ordered(limits), method.sii, note),
    rii:
      ratio === null
        ? noEstimate(method.rii, 'the line meets nought')
        : relativeIndex(ratio, multiplier < 0, note),
    intercept: alpha,
  }
}

function relativeIndex({ value, lower, upper }: Ratio, invert: boolean, note: string | undefined): Estimate {
  const turned = (ratio: number) => (invert ? 1 / ratio : ratio)
  if (invert && lower <= 0) return noEstimate(method.rii, 'the line meets nought')
  return estimateOf(turned(value), ordered([turned(lower), turned(upper)]), method.rii, note)
}

const ordered = (limits: readonly number[]) => ({ lower: Math.min(...limits), upper: Math.max(...limits) })

/** How much each group's value moves the slope and the intercept of the population-weighted line. */
function fitLine(populations: readonly number[], y: readonly number[]) {
  const people = sum(populations)
  let before = 0
  const shares = populations.map((own) => own / people)
  const ranks = shares.map((share) => {
    const middle = before + share / 2
    before += share
    return middle
  })
  const centre = sumOfProducts(shares, ranks)
  const spread = sum(shares.map((share, i) => share * ((ranks[i] ?? 0) - centre) ** 2))
  const slopeWeights = y.map((_, i) => ((shares[i] ?? 0) * ((ranks[i] ?? 0) - centre)) / spread)
  const interceptWeights = y.map((_, i) => (shares[i] ?? 0) - (slopeWeights[i] ?? 0) * centre)
  return { slopeWeights, interceptWeights }
}

type Ratio = { value: number; lower: number; upper: number }
type Uncertain = { value: number; variance: number }

/** Fieller's interval of a ratio of two normal figures; null when the divisor cannot be told from nought. */
function fieller(top: Uncertain, bottom: Uncertain, covariance: number, z: number): Ratio | null {
  const a = bottom.value ** 2 - z ** 2 * bottom.variance
  if (!(a > 0)) return null
  const b = top.value * bottom.value - z ** 2 * covariance
  const c = top.value ** 2 - z ** 2 * top.variance
  const root = Math.sqrt(Math.max(0, b ** 2 - a * c))
  return { value: top.value / bottom.value, lower: (b - root) / a, upper: (b + root) / a }
}
