import { periodLabel } from '../kernel/period-words.ts'
import { rollingYears } from '../kernel/period.ts'
import { toldFormula } from '../derived/told-formula.ts'
import type { Locale } from '../ui/messages.ts'
import type { Fact } from './indicator-facts.ts'
import type { Definition, IndicatorHead } from './indicator-view.ts'
import { indicatorPageWords, type IndicatorPageWords } from './page-words.ts'
import { indicatorWords } from '../indicators/words.ts'

/** What an indicator measures and how a figure of it is read, as its definition says. */
export function definitionFacts(
  head: IndicatorHead,
  { formula, rule, breaks }: Definition,
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
    [page.unit, indicator.unit || page.number],
    [page.decimals, String(indicator.decimals)],
    [page.polarity, words.polarities[indicator.polarity]],
    [page.kind, words.kinds[indicator.kind]],
    [page.period, periodKinds[kind as keyof IndicatorPageWords['periodKinds']]],
    [page.tolerance, tolerance ? page.ownTolerance(said) : page.placeTolerance(said)],
    [summary.owner, indicator.ownerPost || summary.noOwner],
    [summary.department, department?.name ?? page.notGiven],
    [summary.sets, sets.join(', ') || summary.noSets],
    [page.key, indicator.isKey ? page.yes : page.no],
    [summary.baseline, indicator.baseline || summary.toBeSet],
    [page.breaks, breaks.map((since) => page.since(periodLabel(since))).join('; ') || page.noBreaks],
    [page.version, String(indicator.version)],
  ]
  return facts.map(([key, value]) => ({ key, value }))
}
