import type { Decimal } from '../kernel/decimal.ts'
import { figureText } from '../kernel/figure-words.ts'
import { markup, type Markup } from '../kernel/markup.ts'
import { periodLabel } from '../kernel/period-words.ts'
import { yearOf } from '../kernel/period.ts'
import type { Locale } from '../ui/messages.ts'
import { baselineText } from '../definitions/definition-more.ts'
import { qualityText } from '../quality/quality-text.ts'
import { qualityWords } from '../quality/quality-words.ts'
import { directionMark } from '../indicators/direction-mark.ts'
import { forecastMark } from '../indicators/forecast-mark.ts'
import type { YearEndForecast } from '../indicators/forecast-of.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { IndicatorHead, IndicatorSummary } from './indicator-view.ts'
import { indicatorPageWords } from './page-words.ts'
import { tooFewSentence } from '../indicators/status-sentence.ts'
import { targetText } from '../indicators/target-text.ts'
import { indicatorWords } from '../indicators/words.ts'

export interface Fact {
  readonly key: string
  readonly value: string | Markup
}

/** What stands beside the figure on its page: targets, directions, forecast, who answers for it. */
export function indicatorFacts(
  head: IndicatorHead,
  summary: IndicatorSummary,
  today: string,
  locale: Locale,
): Fact[] {
  const words = indicatorWords(locale)
  const page = indicatorPageWords(locale).summary
  const { indicator, department, sets } = head
  const { assessment, yearTarget, forecast } = summary
  const period = periodLabel(assessment.period)
  const target = targetText(assessment.target, indicator, words)
  const ofYear = targetText(yearTarget, indicator, words)
  const fact = (key: string, value: string | Markup): Fact => ({ key, value })
  return [
    fact(page.target, target === null ? page.noTarget : page.targetOf(target, period)),
    ...(ofYear === null
      ? []
      : [fact(page.yearTarget, page.targetOf(ofYear, periodLabel(yearOf(assessment.period))))]),
    ...(assessment.observation?.value == null
      ? []
      : assessment.comparisons.map((comparison) =>
          fact(page.directions[comparison.basis], directionMark(assessment, comparison, words, true)),
        )),
    ...(forecast ? [fact(page.forecast, forecastValue(forecast, indicator, locale))] : []),
    fact(page.owner, indicator.ownerPost || page.noOwner),
    ...(department ? [fact(page.department, department.name)] : []),
    fact(page.baseline, baselineText(indicator, locale)),
    fact(qualityWords(locale).title, qualityText(head.quality, today, locale)),
    fact(page.sets, sets.join(', ') || page.noSets),
  ]
}

function forecastValue(forecast: YearEndForecast, indicator: Indicator, locale: Locale): Markup {
  const words = indicatorWords(locale)
  const page = indicatorPageWords(locale).summary
  const { result, period, target } = forecast
  const { decimals, unit } = indicator
  const shown = (value: number): string => figureText(value.toFixed(8) as Decimal, decimals, unit)
  const tooFew = tooFewSentence(forecast, words)
  const { lower80, upper80 } = result
  const range =
    lower80 === null || upper80 === null ? null : page.forecastRange(shown(lower80), shown(upper80))
  return markup`${forecastMark(result, words, true)}<br>${tooFew ?? page.forecastAgainst(periodLabel(period), figureText(target, decimals, unit))} ${range}<br>${page.forecastAdvice}`
}
