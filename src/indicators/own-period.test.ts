import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodLabel } from '../kernel/period-words.ts'
import { endOf, financialYear, periodKinds, quarter, shift } from '../kernel/period.ts'
import { lastClosed, lastEndedBy, ownPeriod } from './own-period.ts'

describe('the period that is over', () => {
  it.each([
    ['quarter', '2008-11-14', 'Q2 2008/09'],
    ['quarter', '2008-09-30', 'Q2 2008/09'],
    ['quarter', '2008-09-29', 'Q1 2008/09'],
    ['quarter', '2009-01-12', 'Q3 2008/09'],
    ['month', '2008-11-14', 'October 2008'],
    ['financial-year', '2009-03-31', '2008/09'],
    ['financial-year', '2009-03-30', '2007/08'],
    ['academic-year', '2008-11-14', 'school year 2007/08'],
    ['calendar-year', '2008-11-14', '2007'],
    ['rolling-3', '2008-11-14', '2005 to 2007'],
    ['snapshot', '2008-11-14', '14 November 2008'],
  ] as const)('%s by %s is %s', (kind, day, label) => {
    expect(periodLabel(lastEndedBy(kind, day))).toBe(label)
  })

  it('is the last one: it had ended, and the next had not', () => {
    const days = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2050-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, fc.constantFrom(...periodKinds), (date, kind) => {
        const day = date.toISOString().slice(0, 10)
        const period = lastEndedBy(kind, day)
        expect(endOf(period) <= day && endOf(shift(period, 1)) > day).toBe(true)
      }),
    )
  })

  it('does not count one that ends today', () => {
    expect(lastClosed('quarter', '2008-09-30')).toEqual(quarter(2008, 1))
    expect(lastClosed('quarter', '2008-10-01')).toEqual(quarter(2008, 2))
  })
})

describe('the period of a measure for the one that was asked for', () => {
  it('is that one where the measure has such periods', () => {
    expect(ownPeriod('quarter', quarter(2008, 2), quarter(2007, 4))).toEqual(quarter(2008, 2))
  })
  it('is else its latest figure by then, or the last that was over', () => {
    expect(ownPeriod('financial-year', quarter(2008, 2), financialYear(2006))).toEqual(financialYear(2006))
    expect(ownPeriod('financial-year', quarter(2008, 2), undefined)).toEqual(financialYear(2007))
  })
})
