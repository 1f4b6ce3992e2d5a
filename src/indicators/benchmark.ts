import type { Indicator, Observation } from '../figures/indicator.ts'
import { isWorded } from '../figures/value-text.ts'
import { compareWithBenchmark, type Comparison } from '../stats/compare-with-benchmark.ts'
import { limitsOf, reckonedLimits, type Limits } from './limits-of.ts'

export const benchmarks = ['none', 'nation', 'region', 'group'] as const
export type BenchmarkKind = (typeof benchmarks)[number]
export const benchmarkLevels = ['95', '95-and-99.8'] as const
export type BenchmarkLevel = (typeof benchmarkLevels)[number]

/** What figures of a place are held against beside their targets. It is part of a version of the rule of assessment. */
export interface BenchmarkRule {
  readonly version: number
  readonly kind: BenchmarkKind
  /** Code of the group whose median it is; null of any other kind. */
  readonly group: string | null
  readonly level: BenchmarkLevel
}

/** Best and worst hold at 99.8 % too; higher and lower are no judgement. */
export type BenchmarkStatus = Comparison | 'best' | 'worst'

/** Why a figure is held against nothing. */
export type WhyNotCompared =
  | 'no-rule'
  | 'no-figure'
  | 'worded'
  | 'no-benchmark'
  | 'benchmark-itself'
  | 'benchmark-without-figure'
  | 'no-limits'

/** What a figure is held against: the nation, a region, or the median of a group. */
export interface BenchmarkFigure {
  readonly code: string
  readonly name: string
  readonly isMedian: boolean
  readonly value: number | null
}

/** How a figure stands against its benchmark: its own status, never one with that against its target. */
export interface Benchmark {
  readonly status: BenchmarkStatus
  readonly rule: BenchmarkRule
  readonly against: BenchmarkFigure | null
  readonly limits: Limits | null
  /** Whether the level of 99.8 % could be asked about. */
  readonly isSharp: boolean
  readonly why: WhyNotCompared | null
}

/**
 * Holds a figure against a benchmark by its limits of confidence, as Fingertips does: similar where its interval holds
 * the benchmark, limits included. The wider interval of 99.8 % can only be reckoned from counts.
 */
export function judgeBenchmark(
  rule: BenchmarkRule,
  indicator: Pick<Indicator, 'unit' | 'kind' | 'decimals' | 'polarity'>,
  figure: Pick<Observation, 'areaCode' | 'value' | 'numerator' | 'denominator' | 'lower' | 'upper'> | null,
  against: BenchmarkFigure | null,
): Benchmark {
  const not = (why: WhyNotCompared): Benchmark => ({
    status: 'not compared',
    rule,
    against,
    limits: null,
    isSharp: false,
    why,
  })
  if (rule.kind === 'none') return not('no-rule')
  if (figure?.value == null) return not('no-figure')
  if (isWorded(indicator.kind)) return not('worded')
  if (!against) return not('no-benchmark')
  if (against.code === figure.areaCode) return not('benchmark-itself')
  if (against.value === null) return not('benchmark-without-figure')
  const limits = limitsOf(figure, indicator)
  if (!limits) return not('no-limits')
  const value = Number(figure.value)
  const sharp = rule.level === '95-and-99.8' ? reckonedLimits(figure, indicator, 0.998) : null
  const status = compareWithBenchmark({ value, ...limits }, against.value, {
    polarity: indicator.polarity === 'high' || indicator.polarity === 'low' ? indicator.polarity : 'neutral',
    estimate998: sharp ? { value, ...sharp } : undefined,
  })
  return { status, rule, against, limits, isSharp: sharp !== null, why: null }
}
