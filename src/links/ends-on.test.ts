import { describe, expect, it } from 'vitest'
import { endsOn } from './ends-on.ts'

describe('the last day of a link', () => {
  it('is two weeks after the return is due', () => {
    expect(endsOn('2008-10-17', '2008-10-01')).toBe('2008-10-31')
  })

  it('is two weeks from today where the return is late', () => {
    expect(endsOn('2008-10-17', '2008-12-20')).toBe('2009-01-03')
  })

  it('is never more than sixty days away', () => {
    expect(endsOn('2009-04-17', '2008-10-01')).toBe('2008-11-30')
  })
})
