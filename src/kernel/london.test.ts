import { describe, expect, it } from 'vitest'
import { endOfLondonDay, londonDate, londonTime, readAsAt, workingDaysBetween, writeAsAt } from './london.ts'

describe('the clock of the United Kingdom', () => {
  it('ends a day at midnight there, in summer and in winter', () => {
    expect(endOfLondonDay('2008-11-14').toISOString()).toBe('2008-11-14T23:59:59.999Z')
    expect(endOfLondonDay('2008-07-14').toISOString()).toBe('2008-07-14T22:59:59.999Z')
  })

  it('reads "as at" as a day or a minute and nothing else', () => {
    expect(readAsAt('2008-11-14')?.toISOString()).toBe('2008-11-14T23:59:59.999Z')
    expect(readAsAt('2008-07-14T17:05')?.toISOString()).toBe('2008-07-14T16:05:59.999Z')
    expect([readAsAt('14/11/2008'), readAsAt('2008-02-30'), readAsAt('2008-13-01'), readAsAt('')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('writes "as at" as the text that is read as the very same instant', () => {
    expect(writeAsAt(new Date('2008-07-14T22:59:59.999Z'))).toBe('2008-07-14')
    expect(writeAsAt(new Date('2008-07-14T16:05:59.999Z'))).toBe('2008-07-14T17:05')
    expect(writeAsAt(new Date('2008-07-14T16:05:59.998Z'))).toBe('2008-07-14T16:05:59.998Z')
    // The hour that comes twice: 1:30am in winter time cannot be told by the clock alone.
    for (const iso of ['2008-10-26T00:30:59.999Z', '2008-10-26T01:30:59.999Z', '2009-01-12T09:30:20.123Z']) {
      expect(readAsAt(writeAsAt(new Date(iso)))?.toISOString()).toBe(iso)
    }
    expect(readAsAt('2009-01-12T25:30:20.123Z')).toBeNull()
  })

  it('says the date and the time there', () => {
    expect(londonDate(new Date('2008-06-30T23:30:00Z'))).toBe('2008-07-01')
    expect(londonTime(new Date('2008-11-14T10:42:00Z'))).toBe('10:42am')
    expect(londonTime(new Date('2008-07-14T16:00:00Z'))).toBe('5pm')
    expect(londonTime(new Date('2008-11-14T12:00:00Z'))).toBe('midday')
  })

  it('counts working days, without week-ends and holidays', () => {
    expect(workingDaysBetween('2008-11-14', '2008-11-19')).toBe(3)
    expect(workingDaysBetween('2008-11-19', '2008-11-14')).toBe(-3)
    expect(workingDaysBetween('2008-12-24', '2008-12-29', new Set(['2008-12-25', '2008-12-26']))).toBe(1)
  })
})
