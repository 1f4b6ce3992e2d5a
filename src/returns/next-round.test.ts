import { describe, expect, it } from 'vitest'
import { quarter } from '../kernel/period.ts'
import { nextRound } from './next-round.ts'

describe('the round that comes next', () => {
  it('is for the quarter after the last one, and opens when that has ended', () => {
    expect(nextRound({ period: quarter(2008, 3), hands: 3 }, '2009-01-12')).toEqual({
      period: quarter(2008, 4),
      opensOn: '2009-04-01',
      dueOn: '2009-04-19',
      hands: 3,
    })
  })

  it.each([
    ['2009-01-12', quarter(2008, 3)],
    ['2009-04-01', quarter(2008, 4)],
    ['2009-08-31', quarter(2009, 1)],
    ['2009-12-01', quarter(2009, 2)],
  ])('is for the quarter that ended last, where there was none before (%s)', (today, period) => {
    expect(nextRound(null, today)).toMatchObject({ period, hands: 2 })
  })
})
