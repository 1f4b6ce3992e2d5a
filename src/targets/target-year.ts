import { academicYear, calendarYear, financialYear, type Period, type PeriodKind } from '../kernel/period.ts'

/** The year in which a day falls, of the kind in which targets of such figures are set. */
export function periodIn(kind: PeriodKind, day: string): Period {
  const [year = 0, month = 0] = day.split('-').map(Number)
  if (kind === 'calendar-year') return calendarYear(year)
  if (kind === 'academic-year') return academicYear(month < 9 ? year - 1 : year)
  return financialYear(month < 4 ? year - 1 : year)
}
