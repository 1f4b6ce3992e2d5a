import { describe, expect, it } from 'vitest'
import { seasonality, withoutSeason, withSeason } from './seasonality.ts'
import { expectClose } from './testing/reference.ts'

const factors = [1.2, 0.9, 0.7, 1.2]
const seasonal = Array.from({ length: 20 }, (_, at) => (100 + 3 * at) * (factors[at % 4] ?? 1))

describe('seasonality', () => {
  it('finds the factors that made a series, also under a trend', () => {
    const found = seasonality(seasonal, 4)
    expect(found?.kind).toBe('multiplied')
    for (const [season, factor] of factors.entries()) expectClose(found?.indices[season], factor, 0.01)
  })

  it('adds instead where a value is 0 or below', () => {
    const found = seasonality(
      Array.from({ length: 16 }, (_, at) => [3, -1, 0, -2][at % 4] ?? 0),
      4,
    )
    expect(found).toEqual({ kind: 'added', indices: [3, -1, 0, -2] })
  })

  it('assumes none without evidence, in less than three years, or by year', () => {
    const noise = [5, 7, 6, 8, 5, 5, 9, 6, 7, 5, 8, 7, 6, 9]
    expect(seasonality(noise, 4)).toBeNull()
    expect(seasonality(seasonal.slice(0, 11), 4)).toBeNull()
    expect(seasonality(seasonal, 1)).toBeNull()
    expect(seasonality(Array<number>(20).fill(4), 4)).toBeNull()
  })

  it('is taken off and put back', () => {
    const found = seasonality(seasonal, 4)
    expectClose(withSeason(withoutSeason(80, 6, found), 6, found), 80)
    expect(withoutSeason(80, 6, null)).toBe(80)
  })
})
