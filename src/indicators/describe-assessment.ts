import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import type { Locale } from '../ui/messages.ts'
import { isRated, type Assessment } from './assess.ts'
import { isWorded, valueText } from '../figures/value-text.ts'
import type { Benchmark } from './benchmark.ts'
import { benchmarkWords, explainBenchmark } from './benchmark-words.ts'
import { targetText } from './target-text.ts'
import { indicatorWords } from './words.ts'

/** An assessment as programs read it: plain data, figures as exact decimal text, and the sentence that explains it. */
export interface DescribedAssessment {
  readonly indicator: string
  readonly area: string
  readonly period: string
  readonly periodLabel: string
  readonly value: string | null
  /** The figure as it is printed: `38.2%`, `Amber Green`, `30 September 2008`. */
  readonly text: string | null
  readonly numerator: string | null
  readonly denominator: string | null
  readonly mark: string | null
  readonly valueStatus: string | null
  readonly revision: number | null
  readonly recordedAt: string | null
  readonly target: {
    value: string | null
    text: string | null
    low: string | null
    high: string | null
    regime: string
  } | null
  readonly status: string
  readonly exceeded: boolean
  readonly direction: string
  readonly directions: readonly {
    basis: string
    direction: string
    period: string
    value: string | null
    why: string | null
  }[]
  readonly tolerance: { kind: string; value: string }
  readonly ruleFamily: string
  readonly ruleVersion: number
  readonly explanation: string
  readonly benchmark?: DescribedBenchmark
}

export interface DescribedBenchmark {
  readonly status: string
  readonly against: string | null
  readonly isMedian: boolean
  readonly value: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly limitsFrom: string | null
  readonly level: string
  readonly ruleVersion: number
  readonly why: string | null
  readonly explanation: string
}

export function describeAssessment(assessment: Assessment, locale: Locale): DescribedAssessment {
  const { indicator, observation, target, comparisons, tolerance } = assessment
  return {
    indicator: indicator.code,
    area: assessment.areaCode,
    period: periodSlug(assessment.period),
    periodLabel: periodLabel(assessment.period),
    value: observation?.value ?? null,
    text: observation?.value == null ? null : valueText(observation.value, indicator),
    numerator: observation?.numerator ?? null,
    denominator: observation?.denominator ?? null,
    mark: observation?.mark ?? null,
    valueStatus: observation?.status ?? null,
    revision: observation?.revision ?? null,
    recordedAt: observation?.recordedAt.toISOString() ?? null,
    target: target && {
      value: target.value,
      text: targetText(target, indicator, indicatorWords(locale)),
      low: target.range?.low ?? null,
      high: target.range?.high ?? null,
      regime: target.regime,
    },
    status: assessment.status,
    exceeded: assessment.exceeded,
    direction: comparisons[0]?.direction ?? 'none',
    directions: comparisons.map(({ basis, direction, period, with: other, why }) => ({
      basis,
      direction,
      period: periodSlug(period),
      value: other?.value ?? null,
      why: why ?? null,
    })),
    tolerance: { kind: tolerance.kind, value: tolerance.value },
    ruleFamily: assessment.family,
    ruleVersion: assessment.ruleVersion,
    explanation: explain(assessment, locale),
    ...(assessment.benchmark
      ? { benchmark: describeBenchmark(assessment.benchmark, assessment, locale) }
      : {}),
  }
}

function describeBenchmark(
  benchmark: Benchmark,
  { indicator, observation }: Assessment,
  locale: Locale,
): DescribedBenchmark {
  const { status, against, limits, rule, why } = benchmark
  return {
    status,
    against: against?.name ?? null,
    isMedian: against?.isMedian ?? false,
    value: against?.value ?? null,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    limitsFrom: limits?.how ?? null,
    level: rule.level,
    ruleVersion: rule.version,
    why,
    explanation: explainBenchmark(benchmark, observation?.value ?? null, indicator, benchmarkWords(locale)),
  }
}

/** Why the status is what it is, in sentences: value, target, tolerance, the version of the rule. */
export function explain(
  { indicator, observation, target, status, exceeded, tolerance, family, ruleVersion }: Assessment,
  locale: Locale,
): string {
  const words = indicatorWords(locale)
  const value = observation?.value == null ? null : valueText(observation.value, indicator)
  const aim = target?.range
    ? `${valueText(target.range.low, indicator)} to ${valueText(target.range.high, indicator)}`
    : target?.value == null
      ? ''
      : valueText(target.value, indicator)
  const sentences: string[] = []
  if (value === null) sentences.push(words.why.other(words.statuses[status].toLowerCase()))
  if (observation?.computed?.absence) sentences.push(observation.reason)
  if (value !== null && (status === 'contextual' || status === 'no-target'))
    sentences.push(words.why[status](value))
  else if (value !== null && isRated(status))
    sentences.push(
      isWorded(indicator.kind)
        ? words.whyWorded[indicator.kind][status]({
            value,
            target: aim,
            tolerance: words.sizes.days(Number(tolerance.value)),
          })
        : words.whyIn[family][status]({
            value,
            target: aim,
            tolerance: words.tolerance[tolerance.kind](tolerance.value),
          }),
    )
  if (exceeded) sentences.push(words.why.exceeded)
  if (isRated(status) && !isWorded(indicator.kind)) sentences.push(words.why.rule(ruleVersion))
  if (isRated(status) && indicator.tolerance && !isWorded(indicator.kind))
    sentences.push(words.why.ownTolerance)
  if (isRated(status) && indicator.ruleFamily && !isWorded(indicator.kind))
    sentences.push(words.why.ownFamily)
  return sentences.join(' ')
}
