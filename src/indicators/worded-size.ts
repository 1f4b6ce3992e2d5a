import type { WordedKind } from '../figures/value-text.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { IndicatorWords } from './words.ts'

/** How far two levels or two dates are apart: `2 levels`, `12 days`. Of a yes and a no there is nothing to say. */
export function wordedSize(by: Decimal, kind: WordedKind, { sizes }: Pick<IndicatorWords, 'sizes'>): string {
  if (kind === 'yes-no') return ''
  return kind === 'date' ? sizes.days(Number(by)) : sizes.levels(Number(by))
}
