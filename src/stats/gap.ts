import { readOptions, requireOneOf, type Figure, type Options } from './arguments.ts'
import { estimateOf, noEstimate, type Estimate } from './estimate.ts'
import { criticalZ } from './normal.ts'
import { proportion } from './proportion.ts'
import { rate } from './rate.ts'

export type Counts = { numerator: Figure; denominator: Figure }
export type GapPolarity = 'high' | 'low' | 'neutral'

export type Gap = {
  /** Positive when the deprived group is worse off; in the unit of the multiplier. */
  absolute: Estimate
  /** Rate of the deprived group divided by that of the rest, whichever way is better. */
  relative: Estimate
  /** The two rates behind the gap. */
  deprived: Estimate
  rest: Estimate
  polarity: GapPolarity
}

/**
 * Gap between a deprived group and the rest of the same place, absolute and relative side by side: when both rates
 * fall they can disagree.
 *
 * Absolute: g = r_D − r_R, turned when high is good, with MOVER limits from the two rates' own (Newcombe 1998, method
 * 10, doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I; Zou & Donner 2008):
 *
 *     lower = g − √((r_D − l_D)² + (u_R − r_R)²)        upper = g + √((u_D − r_D)² + (r_R − l_R)²)
 *
 * Relative: r_D/r_R, limits exp(ln ratio ± z √(1/O_D − 1/n_D + 1/O_R − 1/n_R)) for a proportion and without the 1/n
 * for a rate (Katz et al 1978); not estimable when a numerator is 0. Sum numerators and denominators over areas first.
 */
export function gap(
  {
    deprived,
    rest,
    kind,
    polarity,
  }: { deprived: Counts; rest: Counts; kind: 'proportion' | 'rate'; polarity: GapPolarity },
  options: Options = {},
): Gap {
  const { confidence, multiplier } = readOptions(options)
  requireOneOf(kind, ['proportion', 'rate'], 'kind')
  requireOneOf(polarity, ['high', 'low', 'neutral'], 'polarity')
  const rateOf = kind === 'proportion' ? proportion : rate
  const own = rateOf(deprived.numerator, deprived.denominator, { confidence, multiplier })
  const other = rateOf(rest.numerator, rest.denominator, { confidence, multiplier })
  return {
    absolute: polarity === 'high' ? difference(other, own) : difference(own, other),
    relative: ratio(deprived, rest, own, other, kind === 'proportion', criticalZ(confidence)),
    deprived: own,
    rest: other,
    polarity,
  }
}

const mover = 'MOVER'
const logRatio = 'log ratio'

/**
 * Difference of two independent estimates with MOVER limits: each limit takes the distances that make it extreme.
 * Null when either is null, with its reason.
 */
export function difference(left: Estimate, right: Estimate): Estimate {
  const missing = [left, right].find(
    ({ value, lower, upper }) => value === null || lower === null || upper === null,
  )
  if (missing) return noEstimate(mover, missing.reason ?? 'a figure has no interval')
  const [a, b] = [left, right].map(({ value, lower, upper }) => ({
    v: value ?? 0,
    l: lower ?? 0,
    u: upper ?? 0,
  }))
  if (!a || !b) return noEstimate(mover, 'a figure is missing')
  const value = a.v - b.v
  const limits = {
    lower: value - Math.hypot(a.v - a.l, b.u - b.v),
    upper: value + Math.hypot(a.u - a.v, b.v - b.l),
  }
  return estimateOf(value, limits, mover)
}

function ratio(
  top: Counts,
  bottom: Counts,
  own: Estimate,
  other: Estimate,
  isShare: boolean,
  z: number,
): Estimate {
  const without = [own, other].find(({ value }) => value === null)
  if (without) return noEstimate(logRatio, without.reason ?? 'a figure is missing')
  if (own.value === 0 || other.value === 0)
    return noEstimate(logRatio, 'a numerator is 0: no ratio can be estimated')
  const variance = [top, bottom].map(({ numerator, denominator }) => {
    const ofCount = 1 / (numerator ?? 1)
    return isShare ? ofCount - 1 / (denominator ?? 1) : ofCount
  })
  const value = (own.value ?? 0) / (other.value ?? 1)
  const reach = z * Math.sqrt(Math.max(0, (variance[0] ?? 0) + (variance[1] ?? 0)))
  return estimateOf(value, { lower: value * Math.exp(-reach), upper: value * Math.exp(reach) }, logRatio)
}
