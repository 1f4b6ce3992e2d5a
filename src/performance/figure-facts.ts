import type { Decimal } from '../kernel/decimal.ts'
import { numberText } from '../kernel/figure-words.ts'
import { londonDate, londonTime } from '../kernel/london.ts'
import { markup, type Markup } from '../kernel/markup.ts'
import { dayOf, periodLabel } from '../kernel/period-words.ts'
import { endOf, startOf } from '../kernel/period.ts'
import type { Locale } from '../ui/messages.ts'
import type { LoadedFigure } from './indicator-view.ts'
import type { Fact } from './indicator-facts.ts'
import type { Indicator, Observation } from '../figures/indicator.ts'
import { indicatorPageWords } from './page-words.ts'
import { shownValue, valueText } from '../indicators/shown-value.ts'
import { statusTag } from '../indicators/status-tag.ts'
import { targetText } from '../indicators/target-text.ts'
import { indicatorWords } from '../indicators/words.ts'

/** What there is to know of one figure, ending with where it came from: the return is a link of the reader's. */
export function figureFacts(figure: LoadedFigure, returned: Markup | null, locale: Locale): Fact[] {
  const words = indicatorWords(locale)
  const page = indicatorPageWords(locale).figure
  const { indicator, area, period, assessment } = figure
  const { observation } = assessment
  const fact = (key: string, value: string | Markup | null): Fact[] =>
    value === null ? [] : [{ key, value }]
  const target = targetText(assessment.target, indicator, words)
  return [
    ...(observation ? workings(observation, indicator, locale) : []),
    ...fact(page.area, area.name),
    ...fact(
      page.period,
      markup`${periodLabel(period)}<br>${page.dates(dayOf(startOf(period)), dayOf(endOf(period)))}`,
    ),
    ...fact(page.status, statusTag(assessment.status, words)),
    ...fact(
      page.target,
      target === null
        ? words.statuses['no-target']
        : assessment.target
          ? `${target} (${words.inputs.targetKind(words.targetKinds[assessment.target.kind], assessment.target.regime)})`
          : target,
    ),
    ...(observation ? origin(observation, returned, locale) : []),
  ]
}

function workings(observation: Observation, indicator: Indicator, locale: Locale): Fact[] {
  const page = indicatorPageWords(locale).figure
  const { numerator, denominator, lower, upper } = observation
  const number = (value: Decimal): string => numberText(value, value.split('.')[1]?.length ?? 0)
  const formula = observation.computed ? null : formulaText(observation, indicator)
  const ownDecimals = (value: Decimal): string => numberText(value, indicator.decimals)
  return [
    ...(numerator === null ? [] : [{ key: page.numerator, value: number(numerator) }]),
    ...(denominator === null ? [] : [{ key: page.denominator, value: number(denominator) }]),
    ...(formula === null ? [] : [{ key: page.formula, value: formula }]),
    ...(lower === null || upper === null
      ? []
      : [{ key: page.limits, value: page.between(ownDecimals(lower), ownDecimals(upper)) }]),
  ]
}

/** `5,967 ÷ 15,620 × 100 = 38.2%`; only where it comes out, for not every unit tells its factor. */
export function formulaText(
  { value, numerator, denominator, mark, status }: Observation,
  indicator: Pick<Indicator, 'decimals' | 'unit'>,
): string | null {
  if (value === null || numerator === null || denominator === null || Number(denominator) === 0) return null
  const factor = factors.find((one) => {
    const comesTo = (Number(numerator) / Number(denominator)) * one
    return Math.abs(comesTo - Number(value)) <= 0.5 * 10 ** -indicator.decimals * (1 + 1e-9)
  })
  if (factor === undefined) return null
  const number = (of: Decimal): string => numberText(of, of.split('.')[1]?.length ?? 0)
  const { text } = shownValue({ value, mark, status }, indicator)
  const times = factor === 1 ? '' : ` × ${numberText(String(factor) as Decimal, 0)}`
  return `${number(numerator)} ÷ ${number(denominator)}${times} = ${text}`
}

const factors = [1, 100, 1_000, 10_000, 100_000, 1_000_000]

function origin(observation: Observation, returned: Markup | null, locale: Locale): Fact[] {
  const words = indicatorWords(locale)
  const page = indicatorPageWords(locale).figure
  const { mark, status, reason, source, recordedAt, recordedBy, signedBy, computed } = observation
  const when = `${dayOf(londonDate(recordedAt))}, ${londonTime(recordedAt)}`
  if (computed) {
    return [
      { key: page.state, value: words.observationStatuses[status] },
      { key: page.formulaVersion, value: page.byFormula(computed.version) },
      { key: page.restsOn, value: when },
    ]
  }
  return [
    { key: page.state, value: words.observationStatuses[status] },
    ...(words.marks[mark] === '' ? [] : [{ key: page.mark, value: words.marks[mark] }]),
    ...(reason === '' ? [] : [{ key: page.reason, value: reason }]),
    { key: page.enteredBy, value: recordedBy ?? page.notNamed },
    { key: page.signedOffBy, value: signedBy ?? page.notNamed },
    { key: page.recordedAt, value: when },
    { key: page.source, value: source || page.notGiven },
    ...(returned ? [{ key: page.return, value: returned }] : []),
  ]
}

export interface RevisionRow {
  readonly number: string
  readonly value: string
  readonly when: string
  readonly who: string
  readonly why: string
  readonly isInForce: boolean
}

/** Newest first. */
export function revisionRows({ revisions, indicator }: LoadedFigure, locale: Locale): RevisionRow[] {
  const words = indicatorWords(locale)
  const page = indicatorPageWords(locale).figure
  return revisions.toReversed().map((one) => ({
    number: String(one.revision),
    value: valueText(shownValue(one, indicator), words),
    when: `${dayOf(londonDate(one.recordedAt))}, ${londonTime(one.recordedAt)}`,
    who: one.recordedBy ?? one.signedBy ?? page.notNamed,
    why: one.reason || (one.revision === 1 ? page.first : ''),
    isInForce: one.isInForce,
  }))
}
