import { endOf, quarter, shift, type Period } from '../kernel/period.ts'
import type { Hands } from './transitions.ts'

/** How many days after it opens a round is due, unless somebody says otherwise: three weeks, less the week-end. */
const daysToFill = 18

/**
 * The round that comes next, offered to be changed: the quarter after the last one, open from the day after it ends, and
 * signed by as many hands.
 */
export function nextRound(
  last: { readonly period: Period; readonly hands: Hands } | null,
  today: string,
): { period: Period; opensOn: string; dueOn: string; hands: Hands } {
  const year = Number(today.slice(0, 4))
  const quarterNow = quarter(
    Number(today.slice(5, 7)) >= 4 ? year : year - 1,
    Math.floor(((Number(today.slice(5, 7)) + 8) % 12) / 3) + 1,
  )
  const period = last ? shift(last.period, 1) : shift(quarterNow, -1)
  const opensOn = later(endOf(period), 1)
  return { period, opensOn, dueOn: later(opensOn, daysToFill), hands: last?.hands ?? 2 }
}

const later = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
