import { Temporal } from 'temporal-polyfill'

/** Is this a day of the calendar, `2009-01-12`? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).year >= 1900
  } catch {
    return false
  }
}

/** The day so many days later, or earlier where `days` is below 0. */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** The same day so many months later; where that month is too short, its last day. */
export function monthsAfter(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString()
}

/** The same day so many years later; of 29 February, the 28th where that year has none. */
export function yearsAfter(day: string, years: number): string {
  return Temporal.PlainDate.from(day).add({ years }).toString()
}
