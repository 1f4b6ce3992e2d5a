const minuteMs = 60_000

/**
 * The moment that "now" stands for in a report, chosen so that the report can be had again for ever: the end of the last
 * minute that is over, or, where something has been recorded since, the last millisecond that is over. Later changes
 * are later than it, because each change is recorded at least a millisecond after the one before.
 */
export function settledMoment(now: Date, lastChange: Date): Date {
  const lastMinute = Math.floor(now.getTime() / minuteMs) * minuteMs - 1
  if (lastChange.getTime() <= lastMinute) return new Date(lastMinute)
  return new Date(Math.max(lastChange.getTime(), now.getTime() - 1))
}
