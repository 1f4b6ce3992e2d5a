import { Temporal } from 'temporal-polyfill'

/**
 * Bank holidays of England and Wales that a proclamation set for one year (The Gazette; gov.uk/bank-holidays): days that were added, and
 * days of the rule that were not kept in that year.
 */
const proclaimed: Readonly<Record<number, { added: readonly string[]; moved: readonly string[] }>> = {
  1981: { added: ['1981-07-29'], moved: [] },
  1995: { added: ['1995-05-08'], moved: ['1995-05-01'] },
  1999: { added: ['1999-12-31'], moved: [] },
  2002: { added: ['2002-06-03', '2002-06-04'], moved: ['2002-05-27'] },
  2011: { added: ['2011-04-29'], moved: [] },
  2012: { added: ['2012-06-04', '2012-06-05'], moved: ['2012-05-28'] },
  2020: { added: ['2020-05-08'], moved: ['2020-05-04'] },
  2022: { added: ['2022-06-02', '2022-06-03', '2022-09-19'], moved: ['2022-05-30'] },
  2023: { added: ['2023-05-08'], moved: [] },
}

/**
 * The bank holidays of England and Wales in a year, from 1978 on, by the Banking and Financial Dealings Act 1971 and what
 * is proclaimed every year: a holiday on a weekend is kept on the next working day that is none.
 */
export function bankHolidaysOf(year: number): string[] {
  const day = (month: number, number: number) => Temporal.PlainDate.from({ year, month, day: number })
  const firstMonday = (month: number) => onOrAfter(day(month, 1), 1)
  const easter = easterSunday(year)
  const kept = [easter.subtract({ days: 2 }), easter.add({ days: 1 }), firstMonday(5)]
  kept.push(onOrAfter(day(5, 25), 1), onOrAfter(day(8, 25), 1))
  for (const fixed of [day(1, 1), day(12, 25), day(12, 26)]) kept.push(onOrAfterWorkingDay(fixed, kept))
  const { added, moved } = proclaimed[year] ?? { added: [], moved: [] }
  const days = kept.map(String).filter((holiday) => !moved.includes(holiday))
  return [...days, ...added].toSorted()
}

/** Reckoned once for each year: pages of returns ask for hundreds of them. */
const reckoned = new Map<number, readonly string[]>()
function keptIn(year: number): readonly string[] {
  const known = reckoned.get(year) ?? bankHolidaysOf(year)
  reckoned.set(year, known)
  return known
}

/** The bank holidays of the years that both days lie in, and of those between. */
export function bankHolidaysBetween(from: string, to: string): ReadonlySet<string> {
  const [first, last] = from <= to ? [from, to] : [to, from]
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1
  return new Set(Array.from({ length: years }, (_, i) => keptIn(Number(first.slice(0, 4)) + i)).flat())
}

function onOrAfter(day: Temporal.PlainDate, dayOfWeek: number): Temporal.PlainDate {
  return day.add({ days: (dayOfWeek - day.dayOfWeek + 7) % 7 })
}

function onOrAfterWorkingDay(
  day: Temporal.PlainDate,
  taken: readonly Temporal.PlainDate[],
): Temporal.PlainDate {
  if (day.dayOfWeek <= 5 && !taken.some((other) => other.equals(day))) return day
  return onOrAfterWorkingDay(day.add({ days: 1 }), taken)
}

/** Western Easter by the rule of Butcher (J. Meeus, Astronomical Algorithms, 2nd ed., ch. 8). */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 })
}
