import type { Range } from '../figures/indicator.ts'
import { compareDecimals, type Decimal } from '../kernel/decimal.ts'
import type { Polarity } from '../figures/indicator.ts'
import { samePeriod, type Period } from '../kernel/period.ts'

export const categories = ['likely', 'difficult', 'unlikely'] as const
export type Category = (typeof categories)[number]

export function isCategory(text: string): text is Category {
  return (categories as readonly string[]).includes(text)
}

/** A target that an officer has placed in a category, with what was reckoned at that moment. */
export interface PlacedTarget {
  readonly indicatorId: number
  readonly areaCode: string
  readonly period: Period
  readonly regime: string
  readonly revision: number
  readonly category: Category
  readonly reason: string
  /** Null: there was nothing to forecast from. */
  readonly forecast: Category | null
  /** The post of the officer. */
  readonly by: string
  readonly at: Date
  /** The return that it came in with; null: it was said of the indicator itself. */
  readonly saidIn: SaidIn | null
}

/** A word before it stands beside whoever said it. */
export type NewWord = Omit<PlacedTarget, 'by' | 'saidIn'>

/** The last word on this very target; `placed` has the newest first. */
export function lastWordOn(
  placed: readonly PlacedTarget[],
  {
    indicatorId,
    areaCode,
    period,
    regime,
  }: Pick<PlacedTarget, 'indicatorId' | 'areaCode' | 'period' | 'regime'>,
): PlacedTarget | undefined {
  return placed.find(
    (one) =>
      one.indicatorId === indicatorId &&
      one.regime === regime &&
      one.areaCode === areaCode &&
      samePeriod(one.period, period),
  )
}

/** A return that brought a word on a target, and the post that accepted it then. */
export interface SaidIn {
  readonly returnId: number
  readonly organisationId: number
  readonly organisationCode: string
  readonly period: Period
  readonly acceptedBy: string
}

/** The word on the target that a figure is judged by, or failing that on another of the same year. */
export function wordOn(
  placed: readonly PlacedTarget[],
  { indicatorId, year, regime }: { indicatorId: number; year: Period; regime: string | undefined },
): PlacedTarget | null {
  const ofYear = placed.filter((one) => one.indicatorId === indicatorId && samePeriod(one.period, year))
  return ofYear.find((one) => one.regime === regime) ?? ofYear[0] ?? null
}

/** Whether a target was reached; null where that cannot be said: no figure, no number aimed at, no better or worse. */
export function isMet(
  figure: Decimal | null,
  { value, range }: { readonly value: Decimal | null; readonly range: Range | null },
  polarity: Polarity,
): boolean | null {
  if (figure === null) return null
  if (range) return compareDecimals(figure, range.low) >= 0 && compareDecimals(figure, range.high) <= 0
  if (value === null || (polarity !== 'high' && polarity !== 'low')) return null
  const side = compareDecimals(figure, value)
  return polarity === 'high' ? side >= 0 : side <= 0
}
