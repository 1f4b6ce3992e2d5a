import { minus, sum, type Decimal } from '../kernel/decimal.ts'
import { figureText, numberText } from '../kernel/figure-words.ts'
import type { Locale } from '../ui/messages.ts'
import type { Assessment } from '../indicators/assess.ts'
import { explain } from '../indicators/describe-assessment.ts'
import type { Target } from '../figures/indicator.ts'
import { isWorded } from '../figures/value-text.ts'
import { allowance } from '../indicators/rag.ts'
import { shownValue, valueText } from '../indicators/shown-value.ts'
import { targetText } from '../indicators/target-text.ts'
import { indicatorWords, type IndicatorWords } from '../indicators/words.ts'

/** Everything that made a status what it is, for whoever doubts it. */
export interface WhyThisStatus {
  readonly explanation: string
  readonly facts: readonly { readonly name: string; readonly value: string }[]
}

export function whyThisStatus(assessment: Assessment, locale: Locale): WhyThisStatus {
  const words = indicatorWords(locale)
  const { indicator, observation, target, status, tolerance, ruleVersion } = assessment
  const { inputs } = words
  const aim = targetText(target, indicator, words)
  const value = valueText(
    shownValue(observation, indicator, status === 'not-due' ? 'not-due' : 'missing'),
    words,
  )
  const facts = [
    { name: inputs.value, value },
    ...(observation?.numerator != null && observation.denominator !== null
      ? [
          {
            name: inputs.workedOut,
            value: inputs.outOf(plainNumber(observation.numerator), plainNumber(observation.denominator)),
          },
        ]
      : []),
    { name: inputs.target, value: aim ?? words.statuses['no-target'] },
    ...(target
      ? [
          {
            name: inputs.whichTarget,
            value: inputs.targetKind(words.targetKinds[target.kind], target.regime),
          },
        ]
      : []),
    ...(target?.basis ? [{ name: inputs.basis, value: target.basis }] : []),
    { name: inputs.polarity, value: words.polarities[indicator.polarity] },
    ...(isWorded(indicator.kind)
      ? [{ name: inputs.tolerance, value: inputs[`${indicator.kind}Rule`] }]
      : [
          { name: inputs.tolerance, value: toleranceText(assessment, target, words) },
          { name: inputs.rounding, value: inputs.decimals(indicator.decimals) },
        ]),
    ...(isWorded(indicator.kind)
      ? []
      : [
          {
            name: inputs.rule,
            value: indicator.tolerance
              ? inputs.ownRule(ruleVersion)
              : inputs.placeRule(ruleVersion, words.tolerance[tolerance.kind](tolerance.value)),
          },
        ]),
  ]
  return { explanation: explain(assessment, locale), facts }
}

/** The rule of tolerance, and the figure from which it counts as close. */
function toleranceText(
  { indicator, tolerance }: Assessment,
  target: Target | null,
  words: IndicatorWords,
): string {
  const { decimals, unit, polarity } = indicator
  const rule = words.inputs.close[tolerance.kind](tolerance.value)
  const aim = target?.value ?? null
  if (aim === null || (polarity !== 'high' && polarity !== 'low')) return rule
  const margin = allowance(aim, tolerance)
  const edge = polarity === 'high' ? minus(aim, margin) : sum(aim, margin)
  // The tolerance is never rounded, so its edge may have more decimals than the figures.
  const places = Math.min(8, Math.max(decimals, edge.split('.')[1]?.length ?? 0))
  return words.inputs.closeFrom(rule, figureText(edge, places, unit), polarity)
}

function plainNumber(value: Decimal): string {
  return numberText(value, value.split('.')[1]?.length ?? 0)
}
