import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import type { Locale } from '../ui/messages.ts'
import { isRated, type Assessment } from './assess.ts'
import { figureText } from '../kernel/figure-words.ts'
import { indicatorWords } from './words.ts'

/** An assessment as programs read it: plain data, figures as exact decimal text, and the sentence that explains it. */
export interface DescribedAssessment {
  readonly indicator: string
  readonly area: string
  readonly period: string
  readonly periodLabel: string
  readonly value: string | null
  readonly numerator: string | null
  readonly denominator: string | null
  readonly mark: string | null
  readonly valueStatus: string | null
  readonly revision: number | null
  readonly recordedAt: string | null
  readonly target: { value: string | null; low: string | null; high: string | null; regime: string } | null
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
}

export function describeAssessment(assessment: Assessment, locale: Locale): DescribedAssessment {
  const { indicator, observation, target, comparisons, tolerance } = assessment
  return {
    indicator: indicator.code,
    area: assessment.areaCode,
    period: periodSlug(assessment.period),
    periodLabel: periodLabel(assessment.period),
    value: observation?.value ?? null,
    numerator: observation?.numerator ?? null,
    denominator: observation?.denominator ?? null,
    mark: observation?.mark ?? null,
    valueStatus: observation?.status ?? null,
    revision: observation?.revision ?? null,
    recordedAt: observation?.recordedAt.toISOString() ?? null,
    target: target && {
      value: target.value,
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
  }
}

/** Why the status is what it is, in sentences: value, target, tolerance, the version of the rule. */
export function explain(
  { indicator, observation, target, status, exceeded, tolerance, family, ruleVersion }: Assessment,
  locale: Locale,
): string {
  const words = indicatorWords(locale)
  const { decimals, unit } = indicator
  const value = observation?.value == null ? null : figureText(observation.value, decimals, unit)
  const aim = target?.range
    ? `${figureText(target.range.low, decimals, unit)} to ${figureText(target.range.high, decimals, unit)}`
    : target?.value == null
      ? ''
      : figureText(target.value, decimals, unit)
  const sentences: string[] = []
  if (value === null) sentences.push(words.why.other(words.statuses[status].toLowerCase()))
  if (observation?.computed?.absence) sentences.push(observation.reason)
  if (value !== null && (status === 'contextual' || status === 'no-target'))
    sentences.push(words.why[status](value))
  else if (value !== null && isRated(status))
    sentences.push(
      words.whyIn[family][status]({
        value,
        target: aim,
        tolerance: words.tolerance[tolerance.kind](tolerance.value),
      }),
    )
  if (exceeded) sentences.push(words.why.exceeded)
  if (isRated(status)) sentences.push(words.why.rule(ruleVersion))
  if (isRated(status) && indicator.tolerance) sentences.push(words.why.ownTolerance)
  if (isRated(status) && indicator.ruleFamily) sentences.push(words.why.ownFamily)
  return sentences.join(' ')
}
