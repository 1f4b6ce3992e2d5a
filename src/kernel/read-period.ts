import { monthNames } from './period-words.ts'
import {
  academicYear,
  calendarYear,
  financialYear,
  half,
  month,
  quarter,
  rolling,
  snapshot,
  type Period,
  type PeriodKind,
} from './period.ts'

export type PeriodReading =
  | { readonly is: 'one'; readonly period: Period }
  | { readonly is: 'several'; readonly readings: readonly Period[] }
  | { readonly is: 'none' }

interface Form {
  readonly pattern: RegExp
  /** All readings of the form; the first stands for it where nothing else is known, unless `asks`. */
  readonly read: (parts: readonly string[]) => readonly Period[]
}

const monthNumber = (name: string): number =>
  monthNames.findIndex((full) => full.toLowerCase().startsWith(name.toLowerCase().slice(0, 3))) + 1

const follows = (start: string, end: string): boolean => (Number(start) + 1) % 100 === Number(end) % 100

const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const year = '((?:19|20)\\d\\d)'
const bareYear = new RegExp(`^${year}$`)
const yearPair = `${year}\\s?[/-]\\s?(?:20|19)?(\\d\\d)`

function day(y: string, m: string, d: string): readonly Period[] {
  const date = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const exists =
    !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) &&
    new Date(`${date}T00:00:00Z`).toISOString().startsWith(date)
  return exists ? [snapshot(date)] : []
}

/** `2008-09` is September 2008 or the year 2008/09; `2011-13` is three years; `2015-16` may be two. */
function dashedYears(start: string, end: string): readonly Period[] {
  const first = Number(start)
  const last = Math.floor(first / 100) * 100 + Number(end)
  const span = last - first + 1
  const readings: Period[] = []
  if (follows(start, end)) readings.push(financialYear(first), academicYear(first))
  if (Number(end) >= 1 && Number(end) <= 12) readings.push(month(first, Number(end)))
  if (span >= 2 && span <= 9) readings.push(rolling(span as 2, last))
  return readings
}

function isoInterval(start: string, startMonth: string, length: string, unit: string): readonly Period[] {
  const y = Number(start)
  const m = Number(startMonth)
  const months = Number(length) * (unit.toUpperCase() === 'Y' ? 12 : 1)
  if (months === 1) return [month(y, m)]
  if (months === 3 && m % 3 === 1) return [quarter(m >= 4 ? y : y - 1, m >= 4 ? (m - 1) / 3 : 4)]
  if (months === 12)
    return m === 1 ? [calendarYear(y)] : m === 4 ? [financialYear(y)] : m === 9 ? [academicYear(y)] : []
  const years = months / 12
  return m === 1 && years >= 2 && years <= 9 ? [rolling(years as 2, y + years - 1)] : []
}

const forms: readonly Form[] = [
  { pattern: new RegExp(`^y${year}$`), read: ([y]) => [calendarYear(Number(y))] },
  {
    pattern: new RegExp(`^(?:fy\\s?)${yearPair}$`),
    read: ([a = '', b = '']) => (follows(a, b) ? [financialYear(Number(a))] : []),
  },
  {
    pattern: new RegExp(`^(?:ay\\s?|school year |academic year )${yearPair}$`),
    read: ([a = '', b = '']) => (follows(a, b) ? [academicYear(Number(a))] : []),
  },
  {
    pattern: new RegExp(`^${year}\\s?/\\s?(?:20|19)?(\\d\\d)$`),
    read: ([a = '', b = '']) => (follows(a, b) ? [financialYear(Number(a)), academicYear(Number(a))] : []),
  },
  { pattern: new RegExp(`^${year}-(\\d\\d)$`), read: ([a = '', b = '']) => dashedYears(a, b) },
  {
    pattern: new RegExp(`^${year}\\s?(?:-|–|to|-to-)\\s?${year}$`),
    read: ([a = '', b = '']) => {
      const span = Number(b) - Number(a) + 1
      return [
        ...(span === 2 ? [financialYear(Number(a)), academicYear(Number(a))] : []),
        ...(span >= 2 && span <= 9 ? [rolling(span as 2, Number(b))] : []),
      ]
    },
  },
  {
    pattern: new RegExp(`^${yearPair}[\\s,-]*(?:q|quarter )([1-4])$`),
    read: ([a = '', b = '', q]) => (follows(a, b) ? [quarter(Number(a), Number(q))] : []),
  },
  {
    pattern: new RegExp(`^(?:q|quarter )([1-4])[\\s,-]*(?:of )?(?:fy)?${yearPair}$`),
    read: ([q, a = '', b = '']) => (follows(a, b) ? [quarter(Number(a), Number(q))] : []),
  },
  {
    pattern: new RegExp(`^(?:h|half )([12])[\\s,-]*(?:of )?${yearPair}$`),
    read: ([h, a = '', b = '']) => (follows(a, b) ? [half(Number(a), Number(h))] : []),
  },
  {
    pattern: new RegExp(`^${yearPair}[\\s,-]*(?:h|half )([12])$`),
    read: ([a = '', b = '', h]) => (follows(a, b) ? [half(Number(a), Number(h))] : []),
  },
  {
    pattern: new RegExp(`^${monthName}[\\s-]+${year}$`),
    read: ([m = '', y]) => [month(Number(y), monthNumber(m))],
  },
  {
    pattern: new RegExp(`^(\\d{1,2})[\\s-]+${monthName}[\\s-]+${year}$`),
    read: ([d = '', m = '', y = '']) => day(y, String(monthNumber(m)), d),
  },
  { pattern: new RegExp(`^${year}-(\\d\\d)-(\\d\\d)$`), read: ([y = '', m = '', d = '']) => day(y, m, d) },
  {
    pattern: new RegExp(`^(\\d{1,2})/(\\d{1,2})/${year}$`),
    read: ([d = '', m = '', y = '']) => day(y, m, d),
  },
  {
    pattern: new RegExp(`^${year}-(\\d\\d)-01(?:t00:00:00)?/p(\\d{1,2})([ym])$`),
    read: ([y = '', m = '', n = '', unit = '']) => isoInterval(y, m, n, unit),
  },
]

/**
 * Reads a period in any form that real files use. `expected` is the kind that the indicator's figures have: it settles
 * a text with two readings (`2008-09`), and without it the question is handed back. A bare year is the calendar year
 * unless a school or financial year is expected; then it may be the year it starts or ends in, and is handed back too.
 */
export function readPeriod(text: string, expected?: PeriodKind): PeriodReading {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/\s*\((rev|ot|revised|outturn)\)$/, '')
    .replace(/\s+/g, ' ')
  if (bareYear.test(bare)) return settleBareYear(Number(bare), expected)
  for (const { pattern, read } of forms) {
    const match = pattern.exec(bare)
    if (match) return settle(read(match.slice(1)), expected)
  }
  return { is: 'none' }
}

/** A school year and a pair of years joined into one figure are read only where they are expected. */
const onlyWhereExpected: readonly PeriodKind[] = ['academic-year', 'rolling-2']

function settle(readings: readonly Period[], expected: PeriodKind | undefined): PeriodReading {
  const wanted = readings.find((reading) => reading.kind === expected)
  if (wanted) return { is: 'one', period: wanted }
  const usual = readings.filter((reading) => !onlyWhereExpected.includes(reading.kind))
  const open = usual.length > 0 ? usual : readings
  const [first, ...others] = open
  if (!first) return { is: 'none' }
  return others.length === 0 ? { is: 'one', period: first } : { is: 'several', readings: open }
}

function settleBareYear(written: number, expected: PeriodKind | undefined): PeriodReading {
  if (expected === 'financial-year' || expected === 'academic-year') {
    const of = expected === 'financial-year' ? financialYear : academicYear
    return { is: 'several', readings: [of(written - 1), of(written)] }
  }
  return { is: 'one', period: calendarYear(written) }
}
