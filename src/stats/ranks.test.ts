import { describe, expect, it } from 'vitest'
import { median, quantile, ranks, standing } from './ranks.ts'

describe('ranks', () => {
  it('share a place between equals and leave the next out', () => {
    expect(ranks([50, 80, 80, 20])).toEqual([3, 1, 1, 4])
    expect(ranks([50, 80, null, 80, 20], { polarity: 'low' })).toEqual([2, 3, null, 3, 1])
    expect(ranks([])).toEqual([])
  })

  it('have the quartiles of Hyndman & Fan type 7', () => {
    // R: quantile(c(1, 3, 4, 8, 9, 20)) gives 1, 3.25, 6, 8.75, 20
    const values = [20, 1, 9, 3, 8, 4]
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(values, share))).toEqual([1, 3.25, 6, 8.75, 20])
    expect(median([3, null, 1])).toBe(2)
    expect(median([])).toBeNull()
    expect(() => quantile(values, 25)).toThrow(/^share/)
  })

  it('say where one stands among those with a figure', () => {
    expect(standing([4, 8, null, 6], 1)).toEqual({
      rank: 1,
      of: 3,
      median: 6,
      lowerQuartile: 5,
      upperQuartile: 7,
    })
    expect(standing([4, null], 1)).toBeNull()
    expect(() => standing([4], 2)).toThrow(/^index/)
  })
})
