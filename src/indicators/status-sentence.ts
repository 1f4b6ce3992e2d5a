import { daysAfter } from '../kernel/day.ts'
import { absolute, compareDecimals, minus, roundTo, type Decimal } from '../kernel/decimal.ts'
import { figureText, numberText } from '../kernel/figure-words.ts'
import { workingDaysBetween } from '../kernel/london.ts'
import { dayOf, periodLabel, periodText } from '../kernel/period-words.ts'
import { endOf, periodsPerYear, startOf, yearAndNumber, type Period } from '../kernel/period.ts'
import { isRated, type Assessment, type Status } from './assess.ts'
import { changeSince, mainComparison, needsSaying, sinceText } from './change-since.ts'
import { oddsText } from './forecast-mark.ts'
import type { YearEndForecast } from './forecast-of.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { Range } from '../figures/indicator.ts'
import { isWorded } from '../figures/value-text.ts'
import { wordedGap } from './worded-gap.ts'
import type { IndicatorWords } from './words.ts'

export interface SentenceFacts {
  readonly assessment: Assessment
  readonly breaks: readonly Period[]
  /** When the figure is or was due; null where nobody is asked for it in a round. */
  readonly dueOn: string | null
  readonly today: string
  readonly forecast: YearEndForecast | null
}

/**
 * How a figure stands, in at most 30 words: the change, the gap to the target, what is to be expected; or why there is
 * no figure. The gap is said in the figure's own unit without naming it.
 */
export function statusSentence(facts: SentenceFacts, words: IndicatorWords): string {
  const { assessment } = facts
  const { period, status } = assessment
  if (assessment.observation?.value == null || !saysHowItStands(status)) return absenceSentence(facts, words)
  const { sentences } = words
  if (isBroken(assessment) && !isRated(status)) return sentences.end(changeClause(facts, words))
  const standing = standingClause(facts, words)
  const ahead = forecastClause(facts.forecast, period, words)
  const whole = sentences.end(ahead === null ? standing : sentences.withSemicolon(standing, ahead))
  const tooFew = isRated(status) ? tooFewSentence(facts.forecast, words) : null
  return tooFew === null ? whole : sentences.followed(whole, tooFew)
}

/** Change and gap alone, for the title of a chart. */
export function standingClause(facts: SentenceFacts, words: IndicatorWords): string {
  const { sentences } = words
  const change = changeClause(facts, words)
  const gap = gapClause(facts.assessment, words)
  const comparison = mainComparison(facts.assessment)
  const isSimple =
    comparison === undefined || !needsSaying(facts.assessment.indicator.polarity, comparison.direction)
  return isSimple && isRated(facts.assessment.status)
    ? sentences.withComma(change, gap)
    : sentences.withSemicolon(change, gap)
}

const saysHowItStands = (status: Status): boolean =>
  isRated(status) || status === 'no-target' || status === 'contextual'

const isBroken = (assessment: Assessment): boolean => mainComparison(assessment)?.why === 'definition-changed'

function changeClause({ assessment, breaks }: SentenceFacts, words: IndicatorWords): string {
  const { change } = words.sentences
  const comparison = mainComparison(assessment)
  if (!comparison) return change.none
  if (comparison.why === 'definition-changed') {
    const { period } = assessment
    const since = breaks
      .filter(({ kind, index }) => kind === period.kind && index <= period.index)
      .toSorted((a, b) => b.index - a.index)[0]
    return change.broken(periodLabel(comparison.period), dayOf(startOf(since ?? period)))
  }
  const went = changeSince(assessment, comparison, words)
  if (!went) return change.none
  const said = change[went.said](went.size, sinceText(comparison, words))
  const { direction } = comparison
  if (!needsSaying(assessment.indicator.polarity, direction)) return said
  return change[direction === 'better' ? 'better' : 'worse'](said)
}

function gapClause(assessment: Assessment, words: IndicatorWords): string {
  const { indicator, observation, target, status } = assessment
  const { gap, range } = words.sentences
  const { decimals, unit, polarity } = indicator
  if (status === 'contextual') return gap.contextual
  const value = observation?.value ?? null
  if (value === null || !target) return gap.none
  const shown = (number: Decimal): string => figureText(number, decimals, unit)
  if (target.range) {
    const { low, high } = target.range
    const said = range(shown(low), shown(high))
    const outside = outsideBy(value, target.range, decimals)
    if (outside === null) return gap.within(said)
    return gap[outside.side](size(outside.by, indicator), said)
  }
  if (target.value === null) return gap.none
  if (isWorded(indicator.kind)) return wordedGap(assessment, words) ?? gap.none
  const difference = minus(roundTo(value, decimals), roundTo(target.value, decimals))
  const side = compareDecimals(difference, zero)
  const by = size(absolute(difference), indicator)
  if (polarity === 'low') {
    const limit = shown(target.value)
    if (side === 0) return gap.atLimit(limit)
    return side < 0 ? gap.underLimit(by, limit) : gap.overLimit(by, limit)
  }
  if (side === 0) return gap.on
  return side > 0 ? gap.above(by) : gap.below(by)
}

const zero = '0' as Decimal

function size(by: Decimal, { decimals, unit }: Indicator): string {
  return unit === '£' ? figureText(by, decimals, unit) : numberText(by, decimals)
}

function outsideBy(
  value: Decimal,
  { low, high }: Range,
  decimals: number,
): { side: 'aboveRange' | 'belowRange'; by: Decimal } | null {
  const [at, from, to] = [value, low, high].map((number) => roundTo(number, decimals)) as [
    Decimal,
    Decimal,
    Decimal,
  ]
  if (compareDecimals(at, from) < 0) return { side: 'belowRange', by: minus(from, at) }
  if (compareDecimals(at, to) > 0) return { side: 'aboveRange', by: minus(at, to) }
  return null
}

function forecastClause(
  forecast: YearEndForecast | null,
  period: Period,
  { sentences, ...words }: IndicatorWords,
): string | null {
  const { category, probability } = forecast?.result ?? { category: 'not enough history', probability: null }
  if (!forecast || category === 'not enough history' || probability === null) return null
  const { number } = yearAndNumber(forecast.period)
  const when = period.kind === 'quarter' ? sentences.quarterNumber(number) : periodLabel(forecast.period)
  const kind = forecast.isLimit ? 'stay' : 'reach'
  return sentences[kind][category](when, oddsText(probability, words))
}

/** Why there is no forecast, where that is only a matter of time. */
export function tooFewSentence(forecast: YearEndForecast | null, words: IndicatorWords): string | null {
  if (forecast?.result.category !== 'not enough history') return null
  const perYear = periodsPerYear(forecast.period.kind)
  const unit = perYear === 12 ? 'month' : perYear === 4 ? 'quarter' : 'year'
  return words.sentences.tooFew(forecast.result.n, forecast.needed, words.forecasts.units[unit])
}

function absenceSentence(facts: SentenceFacts, words: IndicatorWords): string {
  const { sentences } = words
  const { indicator, period, status, observation } = facts.assessment
  const named = periodText(period)
  // What a formula cannot give is said by the formula: which figure it lacks.
  if (observation?.computed?.absence && status !== 'not-due') return observation.reason
  switch (status) {
    case 'not-due':
      return observation === null && period.kind === indicator.periodKind
        ? sentences.notDue(named, dayOf(daysAfter(endOf(period), 1)))
        : sentences.notDueNow(named)
    case 'not-available':
      return sentences.notAvailable(named)
    case 'suppressed':
      return sentences.suppressed(named)
    case 'not-comparable':
      return sentences.notComparable(named)
    case 'not-applicable':
      return sentences.notApplicable(named)
    default:
      return sentences.followed(sentences.missing(named), dueSentence(facts, words))
  }
}

function dueSentence({ assessment, dueOn, today }: SentenceFacts, { sentences }: IndicatorWords): string {
  const post = assessment.indicator.ownerPost
  if (dueOn === null) {
    const day = dayOf(endOf(assessment.period))
    return post === '' ? sentences.ended(day) : sentences.endedFrom(day, post)
  }
  const day = dayOf(dueOn)
  if (dueOn >= today) {
    const time = dueOn === today ? sentences.today : sentences.ahead(workingDaysBetween(today, dueOn))
    return post === '' ? sentences.isDue(day, time) : sentences.isDueFrom(day, post, time)
  }
  const late = sentences.late(workingDaysBetween(dueOn, today))
  return post === '' ? sentences.wasDue(day, late) : sentences.wasDueFrom(day, post, late)
}
