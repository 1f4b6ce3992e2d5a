import {
  endOf,
  periodsPerYear,
  samePeriod,
  yearAndNumber,
  type Period,
  type PeriodKind,
} from '../kernel/period.ts'

/** Which of the quarterly figures a round asks for: every one, or at half and full year only where it is no key one. */
export type Asked = 'what-is-due' | 'everything'

/** A line that a department is asked for. */
export interface DueLine {
  readonly indicatorId: number
  readonly period: Period
  /** Who collates it, and is still here; null: nobody in particular. */
  readonly ownerId: number | null
}

/**
 * The period for which the round of a quarter asks an indicator for a figure; null: it does not. Key indicators are asked
 * every quarter and the other quarterly ones at half and full year; one with a longer period is asked by the quarter with
 * which its period ends. Months, and days that are given one by one, are not asked by a round.
 */
export function dueIn(
  round: Period,
  indicator: { readonly periodKind: PeriodKind; readonly isKey: boolean },
  asked: Asked = 'what-is-due',
): Period | null {
  const { periodKind: kind, isKey } = indicator
  const { year, number } = yearAndNumber(round)
  if (kind === round.kind) return isKey || number % 2 === 0 || asked === 'everything' ? round : null
  if (kind === 'month' || kind === 'snapshot') return null
  const index = periodsPerYear(kind) === 2 ? year * 2 + Math.ceil(number / 2) - 1 : year
  const period = { kind, index }
  return endOf(period) === endOf(round) ? period : null
}

/** Whether a round asks for figures of a period: its own, or a longer one that ends with it. */
export function asksFor(round: Period, period: Period): boolean {
  const due = dueIn(round, { periodKind: period.kind, isKey: true })
  return due !== null && samePeriod(due, period)
}
