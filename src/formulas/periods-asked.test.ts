import { describe, expect, it } from 'vitest'
import { academicYear, financialYear, half, month, quarter, snapshot } from '../kernel/period.ts'
import { periodLabel } from '../kernel/period-words.ts'
import { decimalFrom } from './fraction.ts'
import { periodsAsked, shiftedValue, sumOf } from './periods-asked.ts'
import { absent, isAbsent, valueOf, type Value } from './value.ts'
import { decimalOf, type Decimal } from '../kernel/decimal.ts'

const value = (number: number): Value => valueOf(decimalOf(String(number)) ?? ('0' as Decimal))
const told = (result: Value): string | null => (isAbsent(result) ? result.reason : decimalFrom(result))

describe('the periods that a reference asks for', () => {
  it.each([
    ['none', quarter(2008, 2), ['Q2 2008/09']],
    ['previous', quarter(2008, 1), ['Q4 2007/08']],
    ['previous', financialYear(2008), ['2007/08']],
    ['last-year', quarter(2008, 2), ['Q2 2007/08']],
    ['last-year', month(2009, 1), ['January 2008']],
    ['last-year', snapshot('2008-02-29'), ['28 February 2007']],
    ['year-to-date', quarter(2008, 3), ['Q1 2008/09', 'Q2 2008/09', 'Q3 2008/09']],
    ['year-to-date', quarter(2008, 1), ['Q1 2008/09']],
    ['year-to-date', half(2008, 2), ['H1 2008/09', 'H2 2008/09']],
    [
      'year-to-date',
      month(2009, 1),
      'April May June July August September October November December January',
    ],
    ['year-to-date', financialYear(2008), ['2008/09']],
    ['year-to-date', academicYear(2008), ['school year 2008/09']],
    ['year-to-date', snapshot('2008-06-30'), ['30 June 2008']],
  ] as const)('%s of %o', (shift, period, expected) => {
    const labels = periodsAsked(shift, period).map(periodLabel)
    if (typeof expected === 'string')
      expect(labels.map((label) => label.split(' ')[0]).join(' ')).toBe(expected)
    else expect(labels).toEqual(expected)
  })
})

describe('the year to date', () => {
  const figures = new Map([1, 2, 3, 4].map((number) => [quarter(2008, number).index, value(number * 10)]))
  const of = (known: ReadonlyMap<number, Value>, rule: 'sum' | 'last'): string | null =>
    told(
      shiftedValue(
        'year-to-date',
        quarter(2008, 3),
        rule,
        ({ index }) => known.get(index) ?? absent('missing'),
      ),
    )

  it('of a flow is summed from April, of a cumulative figure is the figure', () => {
    expect(of(figures, 'sum')).toBe('60')
    expect(of(figures, 'last')).toBe('30')
  })

  it('has no value where a quarter has none', () => {
    expect(of(new Map([...figures].slice(1)), 'sum')).toBe('missing')
    expect(of(new Map([...figures].slice(1)), 'last')).toBe('30')
  })

  it('tells the strongest of several reasons', () => {
    expect(told(sumOf([value(1), absent('not-due'), absent('suppressed'), absent('missing')]))).toBe(
      'suppressed',
    )
    expect(told(sumOf([]))).toBe('0')
  })
})
