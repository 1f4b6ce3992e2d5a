import { periodLabel } from '../kernel/period-words.ts'
import { rollingYears } from '../kernel/period.ts'
import { baselineText, peopleFacts, togetherFacts } from '../definitions/definition-more.ts'
import { toldFormula } from '../derived/told-formula.ts'
import type { Indicator } from '../figures/indicator.ts'
import { isWorded } from '../figures/value-text.ts'
import type { Locale } from '../ui/messages.ts'
import type { Fact } from './indicator-facts.ts'
import type { Definition, IndicatorHead } from './indicator-view.ts'
import { indicatorPageWords, type IndicatorPageWords } from './page-words.ts'
import { indicatorWords } from '../indicators/words.ts'

/** What an indicator measures and how a figure of it is read, as its definition says. */
export function definitionFacts(
  head: IndicatorHead,
  { formula, rule, breaks, more }: Definition,
  locale: Locale,
): Fact[] {
  const words = indicatorWords(locale)
  const { definition: page, summary, periodKinds } = indicatorPageWords(locale)
  const { indicator, department, sets } = head
  const { tolerance } = indicator
  const close = tolerance ?? rule.tolerance
  const said = words.inputs.close[close.kind](close.value)
  const kind = rollingYears(indicator.periodKind) === null ? indicator.periodKind : 'rolling'
  const standing = formula?.versions[0]
  const facts: (readonly [string, string])[] = [
    [page.code, indicator.code],
    [page.definition, indicator.definition || page.notGiven],
    [page.recordedHow, indicator.recordedHow || page.notGiven],
    [page.source, indicator.source || page.notGiven],
    ...(standing ? [[page.formula, toldFormula(standing.text, formula.titles, locale)] as const] : []),
    ...(isWorded(indicator.kind)
      ? []
      : [
          [page.unit, indicator.unit || page.number] as const,
          [page.decimals, String(indicator.decimals)] as const,
        ]),
    [page.polarity, words.polarities[indicator.polarity]],
    [page.kind, words.kinds[indicator.kind]],
    [page.period, periodKinds[kind as keyof IndicatorPageWords['periodKinds']]],
    ...togetherFacts(indicator, locale),
    [
      page.tolerance,
      judgedBy(indicator, tolerance ? page.ownTolerance(said) : page.placeTolerance(said), locale),
    ],
    [summary.owner, indicator.ownerPost || summary.noOwner],
    ...peopleFacts(more, locale),
    [summary.department, department?.name ?? page.notGiven],
    [summary.sets, sets.join(', ') || summary.noSets],
    [page.key, indicator.isKey ? page.yes : page.no],
    [summary.baseline, baselineText(indicator, locale)],
    [page.breaks, breaks.map((since) => page.since(periodLabel(since))).join('; ') || page.noBreaks],
    [page.version, String(indicator.version)],
  ]
  return facts.map(([key, value]) => ({ key, value }))
}

/** Levels and answers have tables of their own; so have dates, with the days that are allowed. */
function judgedBy({ kind, tolerance }: Indicator, ofNumbers: string, locale: Locale): string {
  if (!isWorded(kind)) return ofNumbers
  const { inputs, sizes } = indicatorWords(locale)
  const days = kind === 'date' && tolerance ? ` (${sizes.days(Number(tolerance.value))})` : ''
  return `${inputs[`${kind}Rule`]}${days}`
}
