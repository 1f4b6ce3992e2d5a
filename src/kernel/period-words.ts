import { isOfFinancialYears, rollingYears, startOf, yearAndNumber, type Period } from './period.ts'

/** The names of the months as the council writes them; the platform's own table says "Sept". */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export const shortMonth = (number: number): string => (monthNames[number - 1] ?? '').slice(0, 3)

const twoYears = (start: number, joint: string): string =>
  `${start}${joint}${String((start + 1) % 100).padStart(2, '0')}`

/** For tables and lists: `Q2 2008/09`, `2008/09`, `2006 to 2008`, `September 2008`, `30 September 2008`. */
export function periodLabel(period: Period): string {
  const { year, number } = yearAndNumber(period)
  const years = rollingYears(period.kind)
  if (years !== null && isOfFinancialYears(period.kind))
    return `${twoYears(year - years + 1, '/')} to ${twoYears(year, '/')}`
  if (years !== null) return `${year - years + 1} to ${year}`
  switch (period.kind) {
    case 'quarter':
      return `Q${number} ${twoYears(year, '/')}`
    case 'half':
      return `H${number} ${twoYears(year, '/')}`
    case 'financial-year':
      return twoYears(year, '/')
    case 'academic-year':
      return `school year ${twoYears(year, '/')}`
    case 'month':
      return `${monthNames[number - 1]} ${year}`
    case 'snapshot':
      return dayOf(startOf(period))
    default:
      return String(year)
  }
}

/** For sentences: `quarter 2 of 2008/09`; otherwise as the label. */
export function periodText(period: Period): string {
  const { year, number } = yearAndNumber(period)
  if (period.kind === 'quarter') return `quarter ${number} of ${twoYears(year, '/')}`
  if (period.kind === 'half') return `half ${number} of ${twoYears(year, '/')}`
  return periodLabel(period)
}

/** For addresses: `q2-2008-09` `h1-2008-09` `fy2008-09` `ay2008-09` `y2008` `sep-2008` `2006-to-2008` `fy2013-14-to-2015-16` `30-sep-2008`. */
export function periodSlug(period: Period): string {
  const { year, number } = yearAndNumber(period)
  const years = rollingYears(period.kind)
  if (years !== null && isOfFinancialYears(period.kind))
    return `fy${twoYears(year - years + 1, '-')}-to-${twoYears(year, '-')}`
  if (years !== null) return `${year - years + 1}-to-${year}`
  switch (period.kind) {
    case 'quarter':
      return `q${number}-${twoYears(year, '-')}`
    case 'half':
      return `h${number}-${twoYears(year, '-')}`
    case 'financial-year':
      return `fy${twoYears(year, '-')}`
    case 'academic-year':
      return `ay${twoYears(year, '-')}`
    case 'month':
      return `${shortMonth(number).toLowerCase()}-${year}`
    case 'snapshot': {
      const [y, m, d] = startOf(period).split('-').map(Number)
      return `${d}-${shortMonth(m ?? 1).toLowerCase()}-${y}`
    }
    default:
      return `y${year}`
  }
}

/** `14 November 2008` from `2008-11-14`. */
export function dayOf(date: string): string {
  const [year, number, day] = date.split('-').map(Number)
  return `${day} ${monthNames[(number ?? 1) - 1]} ${year}`
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

export function weekdayOf(date: string): string {
  return weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
}

/** For lists: `Fri 14 Nov`. */
export function shortDay(date: string): string {
  const [, number, day] = date.split('-').map(Number)
  return `${weekdayOf(date).slice(0, 3)} ${day} ${shortMonth(number ?? 1)}`
}
