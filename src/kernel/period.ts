/**
 * A stretch of time that a figure is about, as a kind and a whole number that counts periods of that kind, so that
 * "the one before" is index − 1 and no calendar arithmetic reaches the rules.
 */
export interface Period {
  readonly kind: PeriodKind
  readonly index: number
}

export type PeriodKind =
  | 'month'
  | 'quarter'
  | 'half'
  | 'financial-year'
  | 'academic-year'
  | 'calendar-year'
  | `rolling-${YearsTogether}`
  | `rolling-financial-${YearsTogether}`
  | 'snapshot'

export type YearsTogether = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

interface KindFacts {
  /** How many of them make a year; a snapshot and a rolling figure count as one. */
  readonly perYear: 1 | 2 | 4 | 12
  /** The first month (1–12) and the length in months, from which the dates follow. */
  readonly startMonth: number
  readonly months: number
}

const yearKinds: Readonly<Record<string, KindFacts>> = {
  month: { perYear: 12, startMonth: 1, months: 1 },
  quarter: { perYear: 4, startMonth: 4, months: 3 },
  half: { perYear: 2, startMonth: 4, months: 6 },
  'financial-year': { perYear: 1, startMonth: 4, months: 12 },
  'academic-year': { perYear: 1, startMonth: 9, months: 12 },
  'calendar-year': { perYear: 1, startMonth: 1, months: 12 },
}

export const periodKinds: readonly PeriodKind[] = [
  'month',
  'quarter',
  'half',
  'financial-year',
  'academic-year',
  'calendar-year',
  'rolling-2',
  'rolling-3',
  'rolling-4',
  'rolling-5',
  'rolling-6',
  'rolling-7',
  'rolling-8',
  'rolling-9',
  'rolling-financial-2',
  'rolling-financial-3',
  'rolling-financial-4',
  'rolling-financial-5',
  'rolling-financial-6',
  'rolling-financial-7',
  'rolling-financial-8',
  'rolling-financial-9',
  'snapshot',
]

export function isPeriodKind(text: string): text is PeriodKind {
  return (periodKinds as readonly string[]).includes(text)
}

/** Years of a rolling kind: `rolling-3` and `rolling-financial-3` are 3; null for every other kind. */
export function rollingYears(kind: PeriodKind): number | null {
  return kind.startsWith('rolling-') ? Number(kind.at(-1)) : null
}

/** Whether the years of a rolling kind are financial years. */
export function isOfFinancialYears(kind: PeriodKind): boolean {
  return kind.startsWith('rolling-financial-')
}

function factsOf(kind: PeriodKind): KindFacts {
  const startMonth = isOfFinancialYears(kind) ? 4 : 1
  return yearKinds[kind] ?? { perYear: 1, startMonth, months: 12 * (rollingYears(kind) ?? 1) }
}

export function periodsPerYear(kind: PeriodKind): 1 | 2 | 4 | 12 {
  return factsOf(kind).perYear
}

export const month = (year: number, number: number): Period => ({
  kind: 'month',
  index: year * 12 + number - 1,
})
/** Quarter 1 is April to June of the year in which the financial year starts. */
export const quarter = (startYear: number, number: number): Period => ({
  kind: 'quarter',
  index: startYear * 4 + number - 1,
})
export const half = (startYear: number, number: number): Period => ({
  kind: 'half',
  index: startYear * 2 + number - 1,
})
export const financialYear = (startYear: number): Period => ({ kind: 'financial-year', index: startYear })
export const academicYear = (startYear: number): Period => ({ kind: 'academic-year', index: startYear })
export const calendarYear = (year: number): Period => ({ kind: 'calendar-year', index: year })
/** `years` calendar years that end with `endYear`, as in 2011 to 2013. */
export const rolling = (years: YearsTogether, endYear: number): Period => ({
  kind: `rolling-${years}`,
  index: endYear,
})
/** `years` financial years, the last of which starts in `lastStart`, as in 2013/14 to 2015/16. */
export const rollingFinancial = (years: YearsTogether, lastStart: number): Period => ({
  kind: `rolling-financial-${years}`,
  index: lastStart,
})
/** One day, counted from 1 January 1970. */
export const snapshot = (date: string): Period => ({
  kind: 'snapshot',
  index: Date.parse(`${date}T00:00:00Z`) / 86_400_000,
})

/** The year the period's own year starts in (for a rolling period: its last year) and its number within it, from 1. */
export function yearAndNumber(period: Period): { year: number; number: number } {
  const { perYear } = factsOf(period.kind)
  return {
    year: Math.floor(period.index / perYear),
    number: (((period.index % perYear) + perYear) % perYear) + 1,
  }
}

export function shift(period: Period, by: number): Period {
  return { kind: period.kind, index: period.index + by }
}

export const previousPeriod = (period: Period): Period => shift(period, -1)

export const samePeriodLastYear = (period: Period): Period =>
  period.kind === 'snapshot' ? dayOneYearBefore(period) : shift(period, -factsOf(period.kind).perYear)

/** The financial year that a month, quarter or half belongs to; a year period is its own. */
export function yearOf(period: Period): Period {
  if (period.kind === 'quarter' || period.kind === 'half') return financialYear(yearAndNumber(period).year)
  if (period.kind === 'month') {
    const { year, number } = yearAndNumber(period)
    return financialYear(number >= 4 ? year : year - 1)
  }
  return period
}

/** First day, `YYYY-MM-DD`. */
export function startOf(period: Period): string {
  if (period.kind === 'snapshot') return dayText(period.index)
  const { startMonth, months } = factsOf(period.kind)
  const { year, number } = yearAndNumber(period)
  const firstYear = year - ((rollingYears(period.kind) ?? 1) - 1)
  return firstDay(firstYear * 12 + startMonth - 1 + (number - 1) * (rollingYears(period.kind) ? 0 : months))
}

/** Last day, `YYYY-MM-DD`, inclusive. */
export function endOf(period: Period): string {
  if (period.kind === 'snapshot') return dayText(period.index)
  const [year = 0, number = 1] = startOf(period).split('-').map(Number)
  const dayAfter = firstDay(year * 12 + number - 1 + factsOf(period.kind).months)
  return dayText(Date.parse(`${dayAfter}T00:00:00Z`) / 86_400_000 - 1)
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.kind === b.kind && a.index === b.index
}

const firstDay = (monthIndex: number): string => {
  const year = Math.floor(monthIndex / 12)
  return `${String(year).padStart(4, '0')}-${String((monthIndex % 12) + 1).padStart(2, '0')}-01`
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

function dayOneYearBefore(period: Period): Period {
  const text = dayText(period.index)
  const before = `${Number(text.slice(0, 4)) - 1}${text.slice(4)}`
  return snapshot(before.endsWith('-02-29') ? `${before.slice(0, 8)}28` : before)
}
