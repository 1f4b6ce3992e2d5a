import type { Indicator, Target } from '../figures/indicator.ts'
import { shownValue, valueText } from '../indicators/shown-value.ts'
import type { IndicatorWords } from '../indicators/words.ts'
import { figureText } from '../kernel/figure-words.ts'
import { floorTest } from './floor-test.ts'
import type { AreaFigure } from './standing.ts'
import type { ComparisonWords } from './words.ts'

/** Whether any area within the place falls below its floor target, in sentences; null where there is no such target. */
export function floorSentences(
  figures: readonly AreaFigure[],
  floor: Target | null,
  indicator: Indicator,
  { floor: words }: ComparisonWords,
  roomWords: Pick<IndicatorWords, 'signs'>,
): string[] | null {
  const test = floorTest(figures, floor, indicator)
  if (!test) return null
  const limit = figureText(test.floor, indicator.decimals, indicator.unit)
  if (!test.worst) return [words.untested(limit)]
  const { worst, below, tested, without } = test
  const value = valueText(shownValue(worst.observation, indicator), roomWords)
  return [
    below.length === 0 ? words.met(limit, tested) : words.missed(limit, below.length, tested),
    words.worst(worst.area.name, value),
    ...(below.length > 1 ? [words.list(below.map(({ area }) => area.name).join(', '))] : []),
    ...(without > 0 ? [words.without(without)] : []),
  ]
}
