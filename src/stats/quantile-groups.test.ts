import { describe, expect, it } from 'vitest'
import { quantileGroups } from './quantile-groups.ts'
import { readReference } from './testing/reference.ts'

type Row = { g: string; value: number | null; quantile: number | null }

describe('quantile groups', () => {
  it('are those of PHEindicatormethods, a missing value left out', () => {
    // PHEindicatormethods 2.1.0, phe_quantile(nquantiles = 5, invert = FALSE), group b
    const values = [41.2, 48.9, 49.6, 58.6, 42.7, 47.1, null, 62.8, 66.7, 46.3]
    expect(quantileGroups(values, 5)).toEqual([1, 3, 3, 4, 1, 2, null, 4, 5, 2])
  })

  it('agree with every reference case, also inverted', () => {
    const reference = readReference<Record<string, Row[]>>('phe_quantiles.json', {})
    for (const [name, rows] of Object.entries(reference)) {
      for (const group of new Set(rows.map(({ g }) => g))) {
        const own = rows.filter(({ g }) => g === group)
        const isInverted = name === 'deciles_inverted'
        const groups = quantileGroups(
          own.map(({ value }) => value),
          isInverted ? 10 : 5,
          { invert: isInverted },
        )
        expect(groups).toEqual(own.map(({ quantile }) => quantile))
      }
    }
  })

  it('put equal values together and give none when there are fewer values than groups', () => {
    expect(quantileGroups([1, 1, 1, 2, 3, 4], 3)).toEqual([1, 1, 1, 2, 3, 3])
    expect(quantileGroups([1, 2, 3], 5)).toEqual([null, null, null])
    expect(quantileGroups([], 5)).toEqual([])
    expect(() => quantileGroups([1, 2], 0)).toThrow(RangeError)
  })
})
