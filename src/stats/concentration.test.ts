import { describe, expect, it } from 'vitest'
import { giniConcentration } from './concentration.ts'

describe('concentration index', () => {
  it('of under-five deaths in India is the World Bank worked example', () => {
    // World Bank, Quantitative techniques for health equity analysis, technical note 7: births by wealth group
    const populations = [29939, 28776, 26528, 24689, 19739]
    const values = [154.7, 152.9, 119.5, 86.9, 54.3]
    const { value, lower } = giniConcentration({ populations, values })
    expect(value).toBeCloseTo(-0.16942, 4)
    expect(lower).toBeNull()
  })

  it('of single people is 2 cov(y, rank)/mean, and of income itself the Gini coefficient', () => {
    const values = [1, 2, 3, 4, 10]
    const ranks = values.map((_, i) => (i + 0.5) / 5)
    const covariance = values.reduce((all, y, i) => all + (y - 4) * ((ranks[i] ?? 0) - 0.5), 0) / 5
    const { value, lower, upper } = giniConcentration({ values })
    expect(value).toBeCloseTo((2 * covariance) / 4, 12)
    expect(value).toBeCloseTo(0.4, 12)
    expect(lower).toBeLessThan(0.4)
    expect(upper).toBeGreaterThan(0.4)
  })

  it('is 0 for even spread and turns with the order', () => {
    expect(giniConcentration({ values: [3, 3, 3, 3] }).value).toBeCloseTo(0, 12)
    const rising = giniConcentration({ values: [1, 2, 3] }).value ?? NaN
    expect(giniConcentration({ values: [3, 2, 1] }).value).toBeCloseTo(-rising, 12)
  })

  it('says why there is no index', () => {
    expect(giniConcentration({ values: [] }).reason).toBe('no values')
    expect(giniConcentration({ values: [0, 0] }).reason).toBe('there is nothing to share')
    expect(giniConcentration({ values: [1, null] }).reason).toBe('a figure is missing')
    expect(() => giniConcentration({ values: [1, 2], populations: [1] })).toThrow(/^populations/)
  })
})
