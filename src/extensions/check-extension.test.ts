import { describe, expect, it } from 'vitest'
import { checkUntil, checkWhy, mostReason } from './check-extension.ts'

const due = { dueOn: '2008-11-21', firstDueOn: '2008-11-14' }
const codes = (until: string, today = '2008-11-17'): string[] =>
  [...checkUntil(until, due, today)].map(({ code }) => code)

describe('the day until which there is more time', () => {
  it.each([
    ['', 'until-form'],
    ['21 November', 'until-form'],
    ['2008-11-31', 'until-form'],
    ['2008-11-21', 'until-not-later'],
    ['2009-02-15', 'until-too-late'],
  ])('is not "%s" (%s)', (until, code) => expect(codes(until)).toEqual([code]))

  it.each(['2008-11-22', '2009-02-14'])(
    'is later than the day that stands, and a quarter after the first one at most: %s',
    (until) => expect(codes(until)).toEqual([]),
  )

  it('is not past', () => {
    expect(codes('2008-11-25', '2008-11-26')).toEqual(['until-past'])
    expect(codes('2008-11-26', '2008-11-26')).toEqual([])
  })
})

it('a reason is there where it is needed, and no longer than a page takes', () => {
  expect([...checkWhy('', 'ask-why-missing')]).toMatchObject([{ field: 'reason', code: 'ask-why-missing' }])
  expect([...checkWhy('')]).toEqual([])
  expect([...checkWhy('x'.repeat(mostReason + 1))]).toMatchObject([{ code: 'reason-too-long' }])
})
