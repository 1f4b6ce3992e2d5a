import { type Figure } from './arguments.ts'

export type SpecialCause =
  | 'Above UCL'
  | 'Below LCL'
  | '7 Point Trend (Increasing)'
  | '7 Point Trend (Decreasing)'
  | '2 in 3 Above CL'
  | '2 in 3 Below CL'
  | '7 Points Above CL'
  | '7 Points Below CL'

type Limits = {
  mean: number | null
  lower: number | null
  upper: number | null
  nearLower: number | null
  nearUpper: number | null
}

const runLength = 7

/**
 * Which rule, if any, marks each point of one segment of an XmR chart as a special cause; the first that fits names it
 * (NHSRplotthedots 0.2.2; the rules are NHS England's reading of Nelson 1984):
 *
 * 1. outside the limits;
 * 2. one of 7 points that each rise, or each fall – equal neighbours break the trend;
 * 3. beyond the near limit (but inside the limit) in a window of 3 on one side of the mean with at least 2 such;
 * 4. one of 7 on one side of the mean – a point exactly on the mean breaks the run.
 *
 * Missing values break everything they touch. Without limits nothing is special.
 */
export function specialCauses(values: readonly Figure[], limits: Limits): (SpecialCause | null)[] {
  const { mean, lower, upper, nearLower, nearUpper } = limits
  if (mean === null || lower === null || upper === null || nearLower === null || nearUpper === null) {
    return values.map(() => null)
  }
  const side = values.map((value) => (value === null ? 0 : Math.sign(value - mean)))
  const isOutside = values.map((value) => value !== null && (value > upper || value < lower))
  const isNear = values.map((y, at) => y !== null && !isOutside[at] && (y > nearUpper || y < nearLower))
  const trend = trendOf(values)
  const inRun = partOfRun(side, runLength)
  const inPair = side.map((own, at) => isNear[at] && own !== 0 && hasTwoOfThree(side, isNear, at))

  return values.map((_, at) => {
    const above = side[at] === 1
    if (isOutside[at]) return above ? 'Above UCL' : 'Below LCL'
    const slope = trend[at]
    if (slope) return slope > 0 ? '7 Point Trend (Increasing)' : '7 Point Trend (Decreasing)'
    if (inPair[at]) return above ? '2 in 3 Above CL' : '2 in 3 Below CL'
    if (inRun[at]) return above ? '7 Points Above CL' : '7 Points Below CL'
    return null
  })
}

/** The direction of the 7-point trend each point is part of, or 0. The turning point of two trends belongs to the later. */
function trendOf(values: readonly Figure[]): number[] {
  const steps = values.slice(1).map((value, index) => {
    const before = values[index] ?? null
    return value === null || before === null ? 0 : Math.sign(value - before)
  })
  const inTrend = partOfRun(steps, runLength - 1)
  return values.map((_, at) => {
    if (inTrend[at]) return steps[at] ?? 0
    return inTrend[at - 1] ? (steps[at - 1] ?? 0) : 0
  })
}

/** Whether each sign stands in a stretch of at least `length` equal, non-zero signs. */
function partOfRun(signs: readonly number[], length: number): boolean[] {
  const inRun = signs.map(() => false)
  let start = 0
  for (let end = 1; end <= signs.length; end++) {
    if (signs[end] === signs[start]) continue
    if (signs[start] !== 0 && end - start >= length) inRun.fill(true, start, end)
    start = end
  }
  return inRun
}

function hasTwoOfThree(side: readonly number[], isNear: readonly boolean[], at: number): boolean {
  return [at - 2, at - 1, at].some((start) => {
    const window = [start, start + 1, start + 2]
    return window.every((i) => side[i] === side[at]) && window.filter((i) => isNear[i]).length >= 2
  })
}
