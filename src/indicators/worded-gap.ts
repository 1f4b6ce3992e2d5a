import { valueText } from '../figures/value-text.ts'
import { absolute, minus } from '../kernel/decimal.ts'
import type { Assessment } from './assess.ts'
import { wordedSize } from './worded-size.ts'
import type { IndicatorWords } from './words.ts'

/** How a level, a yes or no or a date stands to what was aimed at; null where there is nothing to say. */
export function wordedGap(
  { indicator, observation, target }: Pick<Assessment, 'indicator' | 'observation' | 'target'>,
  words: IndicatorWords,
): string | null {
  const { gap } = words.sentences
  const value = observation?.value ?? null
  const aim = target?.value ?? null
  if (value === null || aim === null) return null
  const difference = minus(value, aim)
  const isSame = Number(difference) === 0
  const named = valueText(aim, indicator)
  if (indicator.kind === 'yes-no') return isSame ? gap.asAimed : gap.notAsAimed(named)
  if (indicator.kind === 'date') {
    if (isSame) return gap.onDay(named)
    const days = wordedSize(absolute(difference), 'date', words)
    return Number(difference) < 0 ? gap.before(days, named) : gap.after(days, named)
  }
  if (isSame) return gap.on
  const levels = wordedSize(absolute(difference), 'ordinal', words)
  return Number(difference) < 0 ? gap.levelsBelow(levels, named) : gap.levelsAbove(levels, named)
}
