import type { Indicator } from '../figures/indicator.ts'
import { isWorded } from '../figures/value-text.ts'
import { limitsOf } from '../indicators/limits-of.ts'
import { shownValue, valueText } from '../indicators/shown-value.ts'
import { decimalOf, type Decimal } from '../kernel/decimal.ts'
import { figureText, numberText } from '../kernel/figure-words.ts'
import type { IndicatorWords } from '../indicators/words.ts'
import type { Compared } from './comparison-view.ts'
import { groupFigure } from './group-figure.ts'
import { printedValue, quarterOf, spreadOf, type Spread } from './standing.ts'
import type { ComparisonWords } from './words.ts'

export interface Fact {
  readonly key: string
  readonly value: string
}

/** The place beside its group in figures: the middle of the group, its quarters by which way is good, what it is as one. */
export function compareFacts(
  { own, members, nation, region, group }: Compared,
  indicator: Indicator,
  words: ComparisonWords,
  roomWords: Pick<IndicatorWords, 'signs'>,
): Fact[] {
  const { decimals, unit, polarity, kind } = indicator
  const { compare } = words
  const shown = (number: Decimal): string => figureText(number, decimals, unit)
  // Levels, yes and no, and days have no middle.
  const hasSpread = !isWorded(kind)
  const spread = hasSpread ? spreadOf(members, decimals) : null
  const withFigure = members.filter((member) => printedValue(member, decimals) !== null).length
  const whole = groupFigure(members, indicator)
  const value = printedValue(own, decimals)
  const quarter = spread && value !== null ? quarterOf(value, spread, polarity) : null
  return [
    { key: compare.own, value: ownText() },
    ...(hasSpread
      ? [
          {
            key: compare.median,
            value: spread ? compare.medianOf(shown(spread.middle), spread.of) : compare.tooFew(withFigure),
          },
        ]
      : []),
    ...(spread ? quarterFacts(spread) : []),
    ...(quarter ? [{ key: compare.quarter, value: compare.inQuarter(compare.quarters[quarter]) }] : []),
    ...(whole === null ? [] : [{ key: compare.whole, value: compare.wholeOf(shown(asDecimal(whole))) }]),
    ...[region, nation].flatMap((figure) =>
      figure
        ? [{ key: figure.area.name, value: valueText(shownValue(figure.observation, indicator), roomWords) }]
        : [],
    ),
    ...(group ? [{ key: compare.source, value: group.source }] : []),
  ]

  function ownText(): string {
    const text = valueText(shownValue(own.observation, indicator), roomWords)
    const limits = own.observation && limitsOf(own.observation, indicator)
    const bare = (value: number): string => numberText(asDecimal(value), decimals)
    return limits ? compare.between(text, bare(limits.lower), bare(limits.upper)) : text
  }

  function quarterFacts({ low, high }: Spread): Fact[] {
    const [from, upTo] = [compare.from(shown(high)), compare.upTo(shown(low))]
    if (polarity === 'range') return []
    if (polarity === 'none')
      return [
        { key: compare.highestQuarter, value: from },
        { key: compare.lowestQuarter, value: upTo },
      ]
    const [best, weakest] = polarity === 'high' ? [from, upTo] : [upTo, from]
    return [
      { key: compare.bestQuarter, value: best },
      { key: compare.weakestQuarter, value: weakest },
    ]
  }
}

const asDecimal = (value: number): Decimal => {
  const decimal = decimalOf(value.toFixed(10))
  if (decimal === null) throw new Error(`${value} is not a number that can be printed`)
  return decimal
}
