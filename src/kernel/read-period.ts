import { monthNames } from './period-words.ts'
import {
  academicYear,
  calendarYear,
  financialYear,
  half,
  isOfFinancialYears,
  month,
  quarter,
  rolling,
  rollingFinancial,
  snapshot,
  type Period,
  type PeriodKind,
  type YearsTogether,
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

/**
 * `2008-09` is September 2008 or the year 2008/09; `2011-13` is three years; `2015-16` may be two. Where financial years are
 * counted together, `2011-13` is the two from April 2011 to March 2013.
 */
function dashedYears(start: string, end: string): readonly Period[] {
  const first = Number(start)
  const last = Math.floor(first / 100) * 100 + Number(end)
  const span = last - first + 1
  const readings: Period[] = []
  if (follows(start, end)) readings.push(financialYear(first), academicYear(first))
  if (Number(end) >= 1 && Number(end) <= 12) readings.push(month(first, Number(end)))
  if (isSpan(span)) readings.push(rolling(span, last))
  if (isSpan(span - 1)) readings.push(rollingFinancial((span - 1) as YearsTogether, last - 1))
  return readings
}

const isSpan = (years: number): years is YearsTogether => years >= 2 && years <= 9

/** `2013/14-15/16`, three financial years, each end written as a year and the next. */
function financialYears([a = '', b = '', c = '', d = '']: readonly string[]): readonly Period[] {
  const first = Number(a)
  const last = c.length === 4 ? Number(c) : Math.floor(first / 100) * 100 + Number(c)
  const span = last - first + 1
  return follows(a, b) && follows(c, d) && isSpan(span) ? [rollingFinancial(span, last)] : []
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
  if (!isSpan(years)) return []
  return m === 1 ? [rolling(years, y + years - 1)] : m === 4 ? [rollingFinancial(years, y + years - 1)] : []
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
        ...(isSpan(span) ? [rolling(span, Number(b))] : []),
        ...(isSpan(span - 1) ? [rollingFinancial((span - 1) as YearsTogether, Number(b) - 1)] : []),
      ]
    },
  },
  {
    pattern: new RegExp(`^(?:fy)?${year}[/-](\\d\\d)\\s?(?:-|–|to|-to-)\\s?((?:19|20)?\\d\\d)[/-](\\d\\d)$`),
    read: financialYears,
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
  const bare = text.trim().toLowerCase().replace(versionNote, '').replace(/\s+/g, ' ')
  if (bareYear.test(bare)) return settleBareYear(Number(bare), expected)
  for (const { pattern, read } of forms) {
    const match = pattern.exec(bare)
    if (match) return settle(read(match.slice(1)), expected)
  }
  return { is: 'none' }
}

const versionNote = /\s*\((rev|revised|ot|outturn|final|prov|provisional)\)$/

/** What some files write behind a period: which of the published versions of the figure it is. */
export function versionBehind(text: string): 'revised' | 'final' | 'provisional' | null {
  const [, note] = versionNote.exec(text.trim().toLowerCase()) ?? []
  if (note === undefined) return null
  return note.startsWith('rev') ? 'revised' : note.startsWith('prov') ? 'provisional' : 'final'
}

/** A school year, a pair of years in one figure and financial years together are read only where expected. */
const isOnlyWhereExpected = ({ kind }: Period): boolean =>
  kind === 'academic-year' || kind === 'rolling-2' || isOfFinancialYears(kind)

function settle(readings: readonly Period[], expected: PeriodKind | undefined): PeriodReading {
  const wanted =
    readings.find((reading) => reading.kind === expected) ??
    readings.find(({ kind }) => expected && isOfFinancialYears(expected) && isOfFinancialYears(kind))
  if (wanted) return { is: 'one', period: wanted }
  const usual = readings.filter((reading) => !isOnlyWhereExpected(reading))
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
