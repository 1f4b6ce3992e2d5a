import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodLabel, periodText } from './period-words.ts'
import {
  academicYear,
  endOf,
  financialYear,
  half,
  month,
  periodKinds,
  quarter,
  rolling,
  samePeriodLastYear,
  shift,
  snapshot,
  startOf,
  yearOf,
} from './period.ts'

describe('a period', () => {
  it.each([
    [quarter(2008, 2), '2008-07-01', '2008-09-30', 'Q2 2008/09'],
    [quarter(2008, 4), '2009-01-01', '2009-03-31', 'Q4 2008/09'],
    [half(2008, 2), '2008-10-01', '2009-03-31', 'H2 2008/09'],
    [financialYear(2007), '2007-04-01', '2008-03-31', '2007/08'],
    [financialYear(1999), '1999-04-01', '2000-03-31', '1999/00'],
    [academicYear(2007), '2007-09-01', '2008-08-31', 'school year 2007/08'],
    [month(2008, 2), '2008-02-01', '2008-02-29', 'February 2008'],
    [rolling(3, 2008), '2006-01-01', '2008-12-31', '2006 to 2008'],
    [snapshot('2008-09-30'), '2008-09-30', '2008-09-30', '30 September 2008'],
  ])('%o runs from %s to %s and is called %s', (period, start, end, label) => {
    expect([startOf(period), endOf(period), periodLabel(period)]).toEqual([start, end, label])
  })

  it('is said in a sentence as the council says it', () => {
    expect(periodText(quarter(2008, 2))).toBe('quarter 2 of 2008/09')
  })

  it('knows the same period a year before, a leap day too', () => {
    expect(samePeriodLastYear(quarter(2008, 1))).toEqual(quarter(2007, 1))
    expect(samePeriodLastYear(snapshot('2008-02-29'))).toEqual(snapshot('2007-02-28'))
  })

  it('belongs to the financial year it lies in', () => {
    expect(yearOf(month(2009, 3))).toEqual(financialYear(2008))
    expect(yearOf(quarter(2008, 4))).toEqual(financialYear(2008))
  })

  it('is followed without a gap by the next one, for every kind that does not overlap itself', () => {
    const kinds = periodKinds.filter((kind) => !kind.startsWith('rolling'))
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.integer({ min: 1900, max: 2100 }), (kind, index) => {
        const period = { kind, index: kind === 'month' ? index * 12 : index }
        const dayAfter = Date.parse(endOf(period)) + 86_400_000
        expect(Date.parse(startOf(shift(period, 1)))).toBe(dayAfter)
      }),
    )
  })
})
