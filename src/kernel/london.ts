import { Temporal } from 'temporal-polyfill'
import { bankHolidaysBetween } from './bank-holidays.ts'

const zone = 'Europe/London'

/** The date in the United Kingdom at an instant, `YYYY-MM-DD`. */
export function londonDate(instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

/** The last millisecond of a day in the United Kingdom: what "as at 14 November 2008" means. */
export function endOfLondonDay(date: string): Date {
  const nextDay = Temporal.PlainDate.from(date).add({ days: 1 })
  return new Date(nextDay.toZonedDateTime({ timeZone: zone }).epochMilliseconds - 1)
}

/**
 * `2008-11-14` (end of that day), `2008-11-14T17:05` (that minute's end) or `2008-11-14T17:05:12.345Z` (that instant).
 * Null where it is none of them.
 */
export function readAsAt(text: string): Date | null {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return endOfLondonDay(text)
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text))
      return new Date(Temporal.Instant.from(text).epochMilliseconds)
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return null
    const minute = Temporal.PlainDateTime.from(text).toZonedDateTime(zone)
    return new Date(minute.add(text.length > 16 ? { seconds: 1 } : { minutes: 1 }).epochMilliseconds - 1)
  } catch {
    return null
  }
}

/** The shortest text that `readAsAt` reads as this very instant: a day or a minute where the instant ends one. */
export function writeAsAt(instant: Date): string {
  const minute = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute', roundingMode: 'trunc' })
  const texts = [minute.slice(0, 10), minute]
  return texts.find((text) => readAsAt(text)?.getTime() === instant.getTime()) ?? instant.toISOString()
}

/** The instant at which a clock in the United Kingdom shows `2008-11-14T17:05`. */
export function londonInstant(text: string): Date {
  return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds)
}

/** `10:42am`, `5pm`, `midday`, `midnight`. */
export function londonTime(instant: Date): string {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** The day so many working days later: Monday to Friday, without the bank holidays of England and Wales. */
export function workingDaysAfter(from: string, days: number): string {
  let day = Temporal.PlainDate.from(from)
  for (let left = days; left > 0;) {
    const next = day.add({ days: 1 })
    left -= workingDaysBetween(day.toString(), next.toString())
    day = next
  }
  return day.toString()
}

/** Working days between two dates, the later one counted: Monday to Friday, without the bank holidays of England and Wales. */
export function workingDaysBetween(
  from: string,
  to: string,
  holidays: ReadonlySet<string> = bankHolidaysBetween(from, to),
): number {
  const sign = from <= to ? 1 : -1
  const [first, last] = sign === 1 ? [from, to] : [to, from]
  let day = Temporal.PlainDate.from(first)
  let count = 0
  while (day.toString() < last) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek <= 5 && !holidays.has(day.toString())) count++
  }
  return sign * count
}
