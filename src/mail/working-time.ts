import { bankHolidaysOf } from '../kernel/bank-holidays.ts'
import { londonDate, londonInstant, workingDaysBetween } from '../kernel/london.ts'
import { daysAfter } from '../kernel/day.ts'

const opens = '08:00'
const closes = '18:00'

/** Is it Monday to Friday, 8am to 6pm in the United Kingdom, and no bank holiday of England and Wales? */
export function isWorkingTime(now: Date): boolean {
  const today = londonDate(now)
  const isAtWork = now >= londonInstant(`${today}T${opens}`) && now < londonInstant(`${today}T${closes}`)
  return isAtWork && isWorkingDay(today)
}

export function isWorkingDay(day: string): boolean {
  return workingDaysBetween(daysAfter(day, -1), day, new Set(bankHolidaysOf(Number(day.slice(0, 4))))) === 1
}
