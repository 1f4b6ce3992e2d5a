import { previousPeriod, samePeriodLastYear, shift, startOf, yearOf, type Period } from '../kernel/period.ts'
import { plus, nought } from './fraction.ts'
import type { Shift } from './reference.ts'
import { absent, isAbsent, stronger, type Value } from './value.ts'

/** The periods whose figures a reference wants, for a result of `period`; several only for the year to date. */
export function periodsAsked(asked: Shift, period: Period): readonly Period[] {
  switch (asked) {
    case 'none':
      return [period]
    case 'previous':
      return [previousPeriod(period)]
    case 'last-year':
      return [samePeriodLastYear(period)]
    case 'year-to-date':
      return sinceApril(period)
  }
}

function sinceApril(period: Period): readonly Period[] {
  const start = startOf(yearOf(period))
  const periods = [period]
  for (let p = previousPeriod(period); startOf(p) >= start; p = shift(p, -1)) periods.unshift(p)
  return periods
}

/** Added up; a part without a value leaves the whole without one. Of none it is nought. */
export function sumOf(values: readonly Value[]): Value {
  return values.reduce<Value>((total, value) => {
    if (isAbsent(total)) return isAbsent(value) ? stronger(total, value) : total
    return isAbsent(value) ? value : (plus(total, value) ?? absent('too-large'))
  }, nought)
}

/**
 * What a reference comes to for a result of `period`, from the figures of single periods. `yearToDate` is how the
 * indicator counts: a flow is summed from April, a cumulative figure holds the year so far already.
 */
export function shiftedValue(
  asked: Shift,
  period: Period,
  yearToDate: 'sum' | 'last',
  figureOf: (period: Period) => Value,
): Value {
  const periods = asked === 'year-to-date' && yearToDate === 'last' ? [period] : periodsAsked(asked, period)
  return sumOf(periods.map(figureOf))
}
