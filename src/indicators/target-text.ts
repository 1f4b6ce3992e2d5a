import type { Decimal } from '../kernel/decimal.ts'
import { figureText } from '../kernel/figure-words.ts'
import type { Indicator, Target } from '../figures/indicator.ts'
import type { IndicatorWords } from './words.ts'

/** A target as it is printed: a number, a range, or its words where it is not a number; null where there is none. */
export function targetText(
  target: Pick<Target, 'value' | 'range' | 'wording'> | null,
  { decimals, unit }: Pick<Indicator, 'decimals' | 'unit'>,
  { sentences }: Pick<IndicatorWords, 'sentences'>,
): string | null {
  if (!target) return null
  const shown = (value: Decimal): string => figureText(value, decimals, unit)
  if (target.range) return sentences.range(shown(target.range.low), shown(target.range.high))
  if (target.value !== null) return shown(target.value)
  return target.wording === '' ? null : target.wording
}
