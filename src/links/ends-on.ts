import { daysAfter } from '../kernel/day.ts'

/** How long a link works after the return is due, and at most. */
const daysAfterDue = 14
const mostDays = 60

/** The last day of a link that is given today: two weeks after the return is due, or from today where that is past. */
export function endsOn(dueOn: string, today: string): string {
  const wanted = daysAfter(dueOn > today ? dueOn : today, daysAfterDue)
  const last = daysAfter(today, mostDays)
  return wanted < last ? wanted : last
}
