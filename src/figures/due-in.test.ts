import { describe, expect, it } from 'vitest'
import {
  calendarYear,
  financialYear,
  half,
  quarter,
  rolling,
  rollingFinancial,
  type Period,
  type PeriodKind,
} from '../kernel/period.ts'
import { dueIn } from './due-in.ts'

const asked = (kind: PeriodKind, isKey = true): (Period | null)[] =>
  [1, 2, 3, 4].map((number) => dueIn(quarter(2008, number), { periodKind: kind, isKey }))

describe('what the four quarters of a year ask for', () => {
  it('is a key indicator every quarter, and another one at half and full year', () => {
    expect(asked('quarter')).toEqual([1, 2, 3, 4].map((number) => quarter(2008, number)))
    expect(asked('quarter', false)).toEqual([null, quarter(2008, 2), null, quarter(2008, 4)])
  })

  it.each([
    ['half', [null, half(2008, 1), null, half(2008, 2)]],
    ['financial-year', [null, null, null, financialYear(2008)]],
    ['calendar-year', [null, null, calendarYear(2008), null]],
    ['rolling-3', [null, null, rolling(3, 2008), null]],
    ['rolling-financial-3', [null, null, null, rollingFinancial(3, 2008)]],
    ['academic-year', [null, null, null, null]],
    ['month', [null, null, null, null]],
    ['snapshot', [null, null, null, null]],
  ] as const)('is the period of its own that ends with the quarter (%s)', (kind, expected) => {
    expect(asked(kind)).toEqual(expected)
    expect(asked(kind, false)).toEqual(expected)
  })

  it('is every quarterly figure where everything is asked for', () => {
    const indicator = { periodKind: 'quarter', isKey: false } as const
    expect(dueIn(quarter(2008, 3), indicator, 'everything')).toEqual(quarter(2008, 3))
  })
})
