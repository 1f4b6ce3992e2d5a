import { absenceText } from '../derived/absence-text.ts'
import { figureAddress, indicatorAddress, linkTo, type Links } from '../performance/addresses.ts'
import type { Assessment } from '../indicators/assess.ts'
import { directionMark } from '../indicators/direction-mark.ts'
import { forecastMark } from '../indicators/forecast-mark.ts'
import { shownValue, tableForm, valueMarkup, type ShownValue } from '../indicators/shown-value.ts'
import { namedGlyph, statusTag } from '../indicators/status-tag.ts'
import { targetText } from '../indicators/target-text.ts'
import { indicatorWords, type IndicatorWords } from '../indicators/words.ts'
import { markup, type Markup } from '../kernel/markup.ts'
import { periodLabel } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { targetWords, type TargetWords } from '../targets/words.ts'
import type { Locale } from '../ui/messages.ts'
import { ownerOf } from './card-query.ts'
import type { ScorecardRow } from './scorecard.ts'
import { scorecardWords, type ScorecardWords } from './words.ts'

/** A row in the words and marks of its page: text is escaped where it is shown, markup already. */
export interface CardRow {
  readonly objective: string
  readonly code: string
  readonly title: string
  /** Said once beside the title, where it is longer than a sign after each number. */
  readonly unit: string
  readonly href: string
  readonly baseline: string
  readonly quarters: readonly Markup[]
  readonly target: string
  /** Under the figure, where a narrow screen has no column for it. */
  readonly overTarget: string
  readonly actual: Markup
  /** Said where it is not the period that was asked for. */
  readonly period: string | null
  /** Needs the glyph of the status on the page's `glyphSheet`. */
  readonly status: Markup
  readonly direction: Markup | null
  readonly forecast: Markup | null
  readonly owner: string
  readonly commentaryHref: string | null
}

/** Makes rows of one card; what all of them share is looked up once. */
export function cardRows(
  rows: readonly ScorecardRow[],
  shown: { readonly links: Links; readonly periodLabel: string },
  locale: Locale,
): CardRow[] {
  const words = indicatorWords(locale)
  const card = scorecardWords(locale)
  const { links } = shown
  return rows.map((row) => {
    const { judged } = row
    const { indicator } = judged
    const comparison = judged.comparisons[0]
    const href = linkTo(links, indicatorAddress(indicator.code))
    const form = tableForm(indicator)
    const period = periodLabel(judged.period)
    const linked = (at: Period, value: ShownValue, hasPage: boolean): Markup => {
      const text = valueMarkup(value, words)
      if (!hasPage) return text
      const figure = linkTo(links, figureAddress(indicator.code, judged.areaCode, at))
      return markup`<a class="govuk-link" href="${figure}">${text}</a>`
    }
    const target = targetText(judged.target, form, words)
    return {
      objective: row.objective,
      code: indicator.code,
      title: indicator.title,
      unit: form.unit === '' ? indicator.unit : '',
      href,
      baseline: row.baseline || indicator.baseline || card.toBeSet,
      quarters: row.quarters.map(({ period, value, isRecorded }) => linked(period, value, isRecorded)),
      target: target ?? card.noTarget,
      overTarget: target === null ? card.noTarget : card.ofTarget(target),
      actual: linked(judged.period, judgedValue(judged), judged.observation !== null),
      period: period === shown.periodLabel ? null : period,
      status: markup`${statusTag(judged.status, words, namedGlyph(judged.status))}${computedNote(judged, card, locale)}`,
      direction:
        comparison && judged.observation?.value != null ? directionMark(judged, comparison, words) : null,
      forecast: forecastCell(row, words, targetWords(locale)),
      owner: ownerOf(row) || card.noOwner,
      commentaryHref: row.hasCommentary ? `${href}#commentary` : null,
    }
  })
}

/** Under the status of a derived figure: why there is none, or the counts behind what the system says. */
function computedNote({ observation }: Assessment, words: ScorecardWords, locale: Locale): Markup | null {
  const computed = observation?.computed
  if (!computed) return null
  const { absence, counts, inputs } = computed
  if (absence) return markup`<span class="card__small">${absenceText(computed, locale)}</span>`
  if (!counts || inputs.length > 0) return null
  return markup`<span class="card__small">${words.ofRated(counts.numerator, counts.denominator)}</span>`
}

/** What is reckoned and, on a line of its own, what an officer says. */
function forecastCell(
  { forecast, said }: ScorecardRow,
  words: IndicatorWords,
  { category }: TargetWords,
): Markup | null {
  const reckoned = forecast && forecastMark(forecast.result, words)
  if (!said) return reckoned
  const word = category.saysShort(said.by, category.words[said.category])
  return markup`${reckoned} <span class="card__small">${word}</span>`
}

export function judgedValue({ observation, indicator, status }: Assessment): ShownValue {
  return shownValue(observation, tableForm(indicator), status === 'not-due' ? 'not-due' : 'missing')
}
