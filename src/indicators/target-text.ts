import type { Decimal } from '../kernel/decimal.ts'
import type { Target } from '../figures/indicator.ts'
import { valueText, type ValueForm } from '../figures/value-text.ts'
import type { IndicatorWords } from './words.ts'

/** A target as it is printed: a number, a range, or its words where it is not a number; null where there is none. */
export function targetText(
  target: Pick<Target, 'value' | 'range' | 'wording'> | null,
  form: ValueForm,
  { sentences }: Pick<IndicatorWords, 'sentences'>,
): string | null {
  if (!target) return null
  const shown = (value: Decimal): string => valueText(value, form)
  if (target.range) return sentences.range(shown(target.range.low), shown(target.range.high))
  if (target.value !== null) return shown(target.value)
  return target.wording === '' ? null : target.wording
}
