import { isPresent, requireOneOf, requireThat, type Figure } from './arguments.ts'
import { average } from './sums.ts'
import { specialCauses, type SpecialCause } from './special-causes.ts'

export type XmrOptions = {
  /** Which way is better: special causes are then improvement or concern; `neutral` only tells high from low. */
  direction: 'high' | 'low' | 'neutral'
  target?: number | null
  /** Index, or indexes in rising order, of the first point of each new segment. */
  rebaseAt?: number | readonly number[]
  /** Limits come from the first so many points of each segment (12 or more) and are then kept. */
  fixAfter?: number
  /** Leave out moving ranges of 3.267 times their mean or more when setting limits; true unless given. */
  screenOutliers?: boolean
}

export type XmrSegment = {
  /** First point, and the one after the last. */
  from: number
  to: number
  mean: number | null
  lower: number | null
  upper: number | null
  nearLower: number | null
  nearUpper: number | null
  /** Fewer than 13 points: the limits will still move with each new one. */
  trialLimits: boolean
}

export type XmrPoint = {
  value: number | null
  mean: number | null
  lower: number | null
  upper: number | null
  special: SpecialCause | null
}

export type Variation =
  | 'common_cause'
  | 'special_cause_improvement'
  | 'special_cause_concern'
  | 'special_cause_neutral_high'
  | 'special_cause_neutral_low'

export type Assurance = 'consistent_pass' | 'consistent_fail' | 'inconsistent' | 'none'

export type XmrChart = {
  segments: XmrSegment[]
  points: XmrPoint[]
  /** What kind of variation the last point shows. */
  variation: Variation
  /** Whether the last limits are all on one side of the target. */
  assurance: Assurance
  reason?: string
}

/** 3/d₂ and D₄ for ranges of two points (Wheeler 1993): limits at ±2.66 mean ranges, an outlying range from 3.267. */
const limitFactor = 2.66
const outlyingRange = 3.267

/**
 * XmR chart: individual values with limits from the mean moving range (Wheeler & Chambers 1992, as NHS England's
 * "Making data count" and NHSRplotthedots 0.2.2 apply it).
 *
 *     limits = mean ± 2.66 × mean |yₜ − yₜ₋₁|, near limits two thirds of the way
 *
 * The labels are NHSRplotthedots' own ("Above UCL", "7 Points Below CL"). A missing value breaks runs and gives no
 * range. One point has a mean and no limits; equal values have limits equal to the mean. Needs about 12 points.
 */
export function xmr(values: readonly Figure[], options: XmrOptions): XmrChart {
  const { direction, target = null, fixAfter = Infinity, screenOutliers = true } = options
  requireOneOf(direction, ['high', 'low', 'neutral'], 'direction')
  requireThat(target === null || Number.isFinite(target), 'target', 'must be a number')
  requireThat(
    fixAfter === Infinity || (Number.isInteger(fixAfter) && fixAfter >= 12),
    'fixAfter',
    'must be 12 or more',
  )
  const starts = readStarts(options.rebaseAt, values.length)
  const segments: XmrSegment[] = []
  const points: XmrPoint[] = []
  for (const [index, from] of starts.entries()) {
    const to = starts[index + 1] ?? values.length
    const own = values.slice(from, to).map((value) => (isPresent(value) ? value : null))
    const segment = {
      from,
      to,
      ...limitsOf(own.slice(0, fixAfter), screenOutliers),
      trialLimits: to - from < 13,
    }
    const { mean, lower, upper } = segment
    const causes = specialCauses(own, segment)
    segments.push(segment)
    points.push(...own.map((value, at) => ({ value, mean, lower, upper, special: causes[at] ?? null })))
  }
  const reason = reasonFor(segments.at(-1))
  return {
    segments,
    points,
    variation: variationOf(points.at(-1)?.special ?? null, direction),
    assurance: assuranceOf(segments.at(-1), target, direction),
    ...(reason === undefined ? {} : { reason }),
  }
}

function readStarts(rebaseAt: number | readonly number[] | undefined, length: number): number[] {
  const given = rebaseAt === undefined ? [] : typeof rebaseAt === 'number' ? [rebaseAt] : rebaseAt
  const inside = given.every((at) => Number.isInteger(at) && at >= 0 && at < length)
  requireThat(inside, 'rebaseAt', `must hold indexes of the ${length} values`)
  requireThat(
    given.every((at, index) => index === 0 || at > (given[index - 1] ?? 0)),
    'rebaseAt',
    'must rise',
  )
  if (length === 0) return []
  return given[0] === 0 ? [...given] : [0, ...given]
}

function limitsOf(values: readonly Figure[], screenOutliers: boolean) {
  const none = { mean: null, lower: null, upper: null, nearLower: null, nearUpper: null }
  const present = values.filter(isPresent)
  const mean = average(present)
  if (!Number.isFinite(mean)) return none
  const ranges = values.slice(1).flatMap((value, index) => {
    const before = values[index]
    return isPresent(value) && isPresent(before) ? [Math.abs(value - before)] : []
  })
  const firstMean = average(ranges)
  const kept =
    screenOutliers && firstMean > 0 ? ranges.filter((range) => range < outlyingRange * firstMean) : ranges
  const reach = limitFactor * average(kept)
  if (!Number.isFinite(reach) || !Number.isFinite(Math.abs(mean) + reach)) return { ...none, mean }
  const near = (reach / 3) * 2
  return { mean, lower: mean - reach, upper: mean + reach, nearLower: mean - near, nearUpper: mean + near }
}

function variationOf(special: SpecialCause | null, direction: XmrOptions['direction']): Variation {
  if (special === null) return 'common_cause'
  const isHigh = /Above|Increasing/.test(special)
  if (direction === 'neutral') return isHigh ? 'special_cause_neutral_high' : 'special_cause_neutral_low'
  return isHigh === (direction === 'high') ? 'special_cause_improvement' : 'special_cause_concern'
}

function assuranceOf(segment: XmrSegment | undefined, target: number | null, direction: string): Assurance {
  if (target === null || direction === 'neutral' || segment?.upper == null || segment.lower === null)
    return 'none'
  if (target > segment.upper) return direction === 'high' ? 'consistent_fail' : 'consistent_pass'
  if (target < segment.lower) return direction === 'high' ? 'consistent_pass' : 'consistent_fail'
  return 'inconsistent'
}

function reasonFor(last: XmrSegment | undefined): string | undefined {
  if (last === undefined || last.mean === null) return 'no values'
  if (last.lower === null) return 'one value has no limits'
  if (last.trialLimits) return 'fewer than 13 points: trial limits'
  return undefined
}
