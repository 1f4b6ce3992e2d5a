import { describe, expect, it } from 'vitest'
import { daysAfter, isDay, monthsAfter, yearsAfter } from './day.ts'

describe('a day', () => {
  it.each(['2009-01-12', '2008-02-29'])('is %s', (text) => expect(isDay(text)).toBe(true))
  it.each(['', '12/01/2009', '2009-02-29', '2009-13-01', '2009-1-2', '2009-01-12T10:00', '0009-01-12'])(
    'is not "%s"',
    (text) => expect(isDay(text)).toBe(false),
  )

  it('is counted over the ends of months and of leap years', () => {
    expect(daysAfter('2009-03-01', -1)).toBe('2009-02-28')
    expect(daysAfter('2008-12-31', 1)).toBe('2009-01-01')
    expect(monthsAfter('2008-11-30', 3)).toBe('2009-02-28')
    expect(yearsAfter('2008-02-29', 1)).toBe('2009-02-28')
  })
})
