import { isPresent, requireOneOf, type Figure } from './arguments.ts'
import { sum } from './sums.ts'

export type TrendPoint = {
  value: Figure
  numerator?: Figure
  denominator?: Figure
  lower?: Figure
  upper?: Figure
}

export type TrendState =
  | 'increasing'
  | 'increasing and getting better'
  | 'increasing and getting worse'
  | 'decreasing'
  | 'decreasing and getting better'
  | 'decreasing and getting worse'
  | 'no change'
  | 'cannot be calculated'

export type RecentTrend = { state: TrendState; chiSquared: number | null; reason?: string }

/** χ² with 1 degree of freedom at 99.8 %. */
const significant = 9.54953570608324
const pointsUsed = 5

/**
 * Recent trend as Fingertips publishes it: the latest five valid points of an annual, non-overlapping series (oldest
 * first, t = 1 … 5), tested at 99.8 %.
 *
 * - `proportion` needs numerator X and denominator n (Armitage's test for trend, 1955):
 *   χ² = N (N ΣXt − X Σnt)² / (X (N − X) (N Σnt² − (Σnt)²)),  N = Σn, X = ΣX; slopes on the logit scale.
 * - `other` needs 95 % limits: weights w = 1/((U − L)/3.92)², weighted slope b, χ² = b² (Σw Σwt² − (Σwt)²)/Σw.
 *
 * There is a trend when χ² > 9.5495 and the slope keeps its sign whichever one point is left out. It "cannot be
 * calculated" with fewer than five valid points, when a numerator is 0 or equals its denominator, or without limits.
 * Points of overlapping periods (rolling years) must not be passed: they are not independent.
 */
export function recentTrend(
  points: readonly TrendPoint[],
  { kind, polarity }: { kind: 'proportion' | 'other'; polarity: 'high' | 'low' | 'neutral' },
): RecentTrend {
  requireOneOf(kind, ['proportion', 'other'], 'kind')
  requireOneOf(polarity, ['high', 'low', 'neutral'], 'polarity')
  const test = kind === 'proportion' ? testProportions(points) : testWeighted(points)
  if (typeof test === 'string') return { state: 'cannot be calculated', chiSquared: null, reason: test }
  const { chiSquared, slopes } = test
  if (!Number.isFinite(chiSquared)) {
    return {
      state: 'cannot be calculated',
      chiSquared: null,
      reason: 'the figures do not vary, or are too large',
    }
  }
  const sign = slopes.every((slope) => slope >= 0) ? 1 : slopes.every((slope) => slope < 0) ? -1 : 0
  if (sign === 0 || chiSquared <= significant) return { state: 'no change', chiSquared }
  return { state: stateOf(sign > 0, polarity), chiSquared }
}

function stateOf(isRising: boolean, polarity: 'high' | 'low' | 'neutral'): TrendState {
  const way = isRising ? 'increasing' : 'decreasing'
  if (polarity === 'neutral') return way
  return isRising === (polarity === 'high') ? `${way} and getting better` : `${way} and getting worse`
}

type Test = { chiSquared: number; slopes: number[] }

function testProportions(points: readonly TrendPoint[]): Test | string {
  const counts = points.flatMap(({ numerator: x, denominator: n }) =>
    isPresent(x) && isPresent(n) && n > 0 && x >= 0 && x <= n ? [{ x, n }] : [],
  )
  if (counts.length < pointsUsed) return 'fewer than five points with a numerator and a denominator'
  const used = counts.slice(-pointsUsed).map((count, index) => ({ ...count, t: index + 1 }))
  if (used.some(({ x, n }) => x === n)) return 'a numerator equals its denominator'
  if (used.some(({ x }) => x === 0)) return 'a numerator is 0'
  const people = sum(used.map(({ n }) => n))
  const cases = sum(used.map(({ x }) => x))
  const peopleByTime = sum(used.map(({ n, t }) => n * t))
  const casesByTime = sum(used.map(({ x, t }) => x * t))
  const spread = people * sum(used.map(({ n, t }) => n * t ** 2)) - peopleByTime ** 2
  const excess = people * casesByTime - cases * peopleByTime
  const chiSquared = ((excess / cases) * (excess / (people - cases)) * people) / spread
  const logits = used.map(({ x, n, t }) => ({ t, y: Math.log(x / (n - x)), w: 1 }))
  return { chiSquared, slopes: slopesLeavingOneOut(logits) }
}

function testWeighted(points: readonly TrendPoint[]): Test | string {
  const valid = points.flatMap(({ value, lower, upper }) =>
    isPresent(value) && isPresent(lower) && isPresent(upper)
      ? [{ y: value, error: (upper - lower) / 3.92 }]
      : [],
  )
  if (valid.length < pointsUsed) return 'fewer than five points with confidence limits'
  const used = valid.slice(-pointsUsed)
  if (used.some(({ error }) => error <= 0)) return 'a confidence interval has no width'
  const weighted = used.map(({ y, error }, index) => ({ t: index + 1, y, w: 1 / error ** 2 }))
  const slope = slopeOf(weighted)
  const w = sum(weighted.map((point) => point.w))
  const wt = sum(weighted.map((point) => point.w * point.t))
  const wtt = sum(weighted.map((point) => point.w * point.t ** 2))
  return { chiSquared: slope ** 2 * (wtt - wt ** 2 / w), slopes: slopesLeavingOneOut(weighted) }
}

type Weighted = { t: number; y: number; w: number }

/** Slope of the weighted least-squares line. */
function slopeOf(points: readonly Weighted[]): number {
  const total = sum(points.map(({ w }) => w))
  const middle = sum(points.map(({ w, t }) => w * t)) / total
  const spread = sum(points.map(({ w, t }) => w * (t - middle) ** 2))
  return sum(points.map(({ w, t, y }) => w * (t - middle) * y)) / spread
}

const slopesLeavingOneOut = (points: readonly Weighted[]): number[] => [
  slopeOf(points),
  ...points.map((left) => slopeOf(points.filter((point) => point !== left))),
]
