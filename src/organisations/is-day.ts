import { readPeriod } from '../kernel/read-period.ts'

/** A day that the calendar has, written `2008-11-14`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && readPeriod(text).is === 'one'
}
