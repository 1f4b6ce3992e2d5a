import { needsCommentary, type Status } from '../indicators/assess.ts'
import { indicatorWords } from '../indicators/words.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { expectedOf, isWorded, valueText } from '../figures/value-text.ts'
import { numberText } from '../kernel/figure-words.ts'
import { dayOf, periodLabel, periodText } from '../kernel/period-words.ts'
import { londonDate } from '../kernel/london.ts'
import { isCategory } from '../targets/category.ts'
import { targetWords } from '../targets/words.ts'
import { oddsText } from '../indicators/forecast-mark.ts'
import type { Locale } from '../ui/messages.ts'
import { isIn } from './sections.ts'
import { markOf } from './draft.ts'
import type { Placing } from './placing.ts'
import type { Entered, LineInContext, LineOwner } from './return.ts'

/** One line of a return as its page shows it: everything in words already. */
export interface LineView {
  readonly code: string
  readonly title: string
  readonly unit: string
  readonly decimals: number
  /** Last figures, oldest first: `Q1 2008/09 36.1%`. */
  readonly last: readonly { readonly period: string; readonly figure: string }[]
  readonly target: string | null
  readonly expected: string | null
  readonly entered: Entered
  /** The mark of what is stored: a line that comes back with it was not touched. */
  readonly seen: string
  /** The figure or the answer, as it will be read. */
  readonly said: string
  readonly status: Status | null
  readonly exceeded: boolean
  readonly asksCommentary: boolean
  readonly canBeNil: boolean
  /** Something answers it. */
  readonly isIn: boolean
  /** What the figure is about, where it is not the quarter of the return: `half-year 1 of 2008/09`. */
  readonly period: string | null
  readonly owner: LineOwner | null
  /** What it says of the target of the year, in words; '' where it says nothing. */
  readonly categorySaid: string
  /** What stands beside the category; null where there is no target to place. */
  readonly placing: PlacingView | null
}

interface PlacingView {
  readonly period: string
  readonly target: string
  readonly said: {
    readonly category: string
    readonly by: string
    readonly on: string
    readonly reason: string
  } | null
  /** `likely (about 7 in 10)` */
  readonly workedOut: string | null
}

export function lineView(
  line: LineInContext,
  locale: Locale,
  answers: Readonly<Record<Entered['answer'], string>>,
  placing?: Placing,
): LineView {
  const { indicator, entered, target, expected, assessment } = line
  const { unit, decimals } = indicator
  const marks = indicatorWords(locale).marks
  const figure = (number: Decimal): string => valueText(number, indicator)
  // Beside a box that names its unit, a unit after every figure would only be read over.
  const bare = (number: Decimal): string =>
    unit === '%' || isWorded(indicator.kind) ? figure(number) : numberText(number, decimals)
  const aimOf = (aim: LineInContext['target']): string | null =>
    aim?.range
      ? `${bare(aim.range.low)} to ${figure(aim.range.high)}`
      : aim?.value == null
        ? null
        : figure(aim.value)
  return {
    code: indicator.code,
    title: indicator.title,
    unit,
    decimals,
    last: line.last.map((observation) => ({
      period: periodLabel(observation.period),
      figure: observation.value === null ? marks[observation.mark] : bare(observation.value),
    })),
    target: aimOf(target),
    expected: isWorded(indicator.kind)
      ? expectedOf(indicator)
      : expected && `${bare(expected.low)} to ${figure(expected.high)}`,
    entered,
    seen: markOf(line.stored),
    said: saidOf(line, figure, answers),
    status: assessment?.status ?? null,
    exceeded: assessment?.exceeded ?? false,
    asksCommentary: assessment !== null && needsCommentary(assessment),
    canBeNil: indicator.kind === 'flow',
    isIn: isIn(line),
    period: line.period.kind === 'quarter' ? null : periodText(line.period),
    owner: line.owner,
    categorySaid: entered.category === '' ? '' : targetWords(locale).category.categories[entered.category],
    placing: line.toPlace && {
      period: periodText(line.toPlace.period),
      target: aimOf(line.toPlace) ?? '',
      ...besideCategory(placing, locale),
    },
  }
}

function besideCategory(
  { said, forecast }: Placing = { said: null, forecast: null },
  locale: Locale,
): Pick<PlacingView, 'said' | 'workedOut'> {
  const { words } = targetWords(locale).category
  const { forecasts } = indicatorWords(locale)
  const word = forecast && isCategory(forecast.category) ? words[forecast.category] : null
  const odds = forecast?.probability ?? null
  return {
    said: said && {
      category: words[said.category],
      by: said.by,
      on: dayOf(londonDate(said.at)),
      reason: said.reason,
    },
    workedOut:
      word && odds !== null ? forecasts.withOdds(word, oddsText(odds, indicatorWords(locale))) : word,
  }
}

function saidOf(
  { entered, value }: LineInContext,
  figure: (value: Decimal) => string,
  answers: Readonly<Record<Entered['answer'], string>>,
): string {
  if (entered.answer !== '' && entered.answer !== 'value') return answers[entered.answer]
  return value === null ? entered.typed : figure(value)
}
