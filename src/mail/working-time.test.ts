import { expect, it } from 'vitest'
import { isWorkingTime } from './working-time.ts'

// 16 November 2026 is a Monday in winter time, 15 June 2026 one in summer time; 25 May 2026 is a bank holiday.
it.each([
  ['2026-11-16T07:59:59Z', false],
  ['2026-11-16T08:00:00Z', true],
  ['2026-11-16T17:59:59Z', true],
  ['2026-11-16T18:00:00Z', false],
  ['2026-06-15T06:59:59Z', false],
  ['2026-06-15T07:00:00Z', true],
  ['2026-06-15T17:00:00Z', false],
  ['2026-11-14T11:00:00Z', false],
  ['2026-11-15T11:00:00Z', false],
  ['2026-05-25T11:00:00Z', false],
  ['2027-01-01T11:00:00Z', false],
])('at %s people are at work: %s', (instant, isAtWork) => {
  expect(isWorkingTime(new Date(instant))).toBe(isAtWork)
})
