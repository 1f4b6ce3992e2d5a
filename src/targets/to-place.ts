import type { Target } from '../figures/indicator.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { endOf } from '../kernel/period.ts'

/** One text for a target of an indicator, for a form. */
export const targetKey = ({ period, regime }: Pick<Target, 'period' | 'regime'>): string =>
  `${periodSlug(period)}/${regime}`

/** Targets that can be placed: of a year or later day, not yet over, that say what is aimed at. */
export function isToPlace({ kind, period, value, range }: Target, today: string): boolean {
  return kind !== 'quarterly-profile' && endOf(period) >= today && (value !== null || range !== null)
}
