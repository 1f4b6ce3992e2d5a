import { describe, expect, it } from 'vitest'
import { recentTrend } from './recent-trend.ts'
import { readReference } from './testing/reference.ts'

/** TrendMarkerCalculatorTest of fingertips-open (MIT, Crown copyright). */
const published = [
  { numerator: 994, denominator: 40299, value: 24.67, lower: 23.16, upper: 26.25 },
  { numerator: 1023, denominator: 41527, value: 24.6, lower: 23.15, upper: 26.19 },
  { numerator: 1199, denominator: 42811, value: 28, lower: 26.44, upper: 29.64 },
  { numerator: 1332, denominator: 44064, value: 30.2, lower: 28.63, upper: 31.9 },
  { numerator: 1367, denominator: 44701, value: 30.6, lower: 28.98, upper: 32.25 },
]

describe('recent trend', () => {
  it('has the chi-squared of the published cases', () => {
    const weighted = recentTrend(published, { kind: 'other', polarity: 'low' })
    expect(weighted.chiSquared).toBeCloseTo(46.77, 2)
    expect(weighted.state).toBe('increasing and getting worse')
    const counts = recentTrend(published, { kind: 'proportion', polarity: 'high' })
    expect(counts.chiSquared).toBeCloseTo(47.9, 2)
    expect(counts.state).toBe('increasing and getting better')
  })

  it('has the states that Fingertips published', () => {
    // TrendCalculatorTests of FingertipsNext (MIT, Crown copyright), oldest first
    const vaccinated = [
      [57274, 61834],
      [55865, 60511],
      [53681, 59074],
      [51767, 57508],
      [53185, 59028],
    ] as const
    const shares = vaccinated.map(([numerator, denominator]) => ({ value: null, numerator, denominator }))
    const falling = recentTrend(shares, { kind: 'proportion', polarity: 'high' })
    expect(falling.state).toBe('decreasing and getting worse')
    const sightLoss = [
      [2.935, 2.7841, 3.0919],
      [1.93028, 1.8085, 2.058],
      [2.7567, 2.6113, 2.9082],
      [2.8701, 2.7225, 3.0237],
      [3.0121, 2.8616, 3.1683],
    ] as const
    const rates = sightLoss.map(([value, lower, upper]) => ({ value, lower, upper }))
    expect(recentTrend(rates, { kind: 'other', polarity: 'low' }).state).toBe('increasing and getting worse')
  })

  it('agrees with the reference trend', () => {
    type Point = { count: number; denominator: number; value: number; lower: number; upper: number }
    type Case = { points: Point[] | string; expected_marker?: string }
    for (const { points, expected_marker } of readReference('fingertips_trend_and_comparison.json', {
      trend: [] as Case[],
    }).trend) {
      if (typeof points === 'string' || expected_marker === undefined) continue
      const asked = points.map((point) => ({ ...point, numerator: point.count }))
      const { state } = recentTrend(asked, { kind: 'proportion', polarity: 'neutral' })
      expect(state).toBe(expected_marker.toLowerCase())
    }
  })

  it('uses the latest five valid points only', () => {
    const older = [{ value: 99, numerator: 9000, denominator: 9100 }, ...published]
    const withHole = [...published.slice(0, 2), { value: null }, ...published.slice(2)]
    const options = { kind: 'proportion', polarity: 'neutral' } as const
    expect(recentTrend(older, options)).toEqual(recentTrend(published, options))
    expect(recentTrend(withHole, options)).toEqual(recentTrend(published, options))
  })

  it('falls when the series is turned round', () => {
    const { state, chiSquared } = recentTrend(published.toReversed(), { kind: 'proportion', polarity: 'low' })
    expect(state).toBe('decreasing and getting better')
    expect(chiSquared).toBeCloseTo(47.9, 2)
  })

  it('is no change when one point makes it', () => {
    const spike = [100, 100, 100, 100, 200].map((numerator) => ({
      value: numerator,
      numerator,
      denominator: 10000,
    }))
    const flat = recentTrend(spike, { kind: 'proportion', polarity: 'high' })
    expect(flat.chiSquared).toBeGreaterThan(9.55)
    const wobble = [100, 99, 101, 98, 200].map((numerator) => ({
      value: numerator,
      numerator,
      denominator: 10000,
    }))
    expect(recentTrend(wobble, { kind: 'proportion', polarity: 'high' }).state).toBe('no change')
  })

  it('says why it cannot be calculated', () => {
    const asked = { kind: 'proportion', polarity: 'high' } as const
    expect(recentTrend(published.slice(1), asked)).toEqual({
      state: 'cannot be calculated',
      chiSquared: null,
      reason: 'fewer than five points with a numerator and a denominator',
    })
    const full = published.map((point, i) => (i === 2 ? { ...point, numerator: point.denominator } : point))
    expect(recentTrend(full, asked).reason).toBe('a numerator equals its denominator')
    const none = published.map((point) => ({ ...point, numerator: 0 }))
    expect(recentTrend(none, asked).reason).toBe('a numerator is 0')
    const bare = published.map(({ value }) => ({ value }))
    expect(recentTrend(bare, { ...asked, kind: 'other' }).state).toBe('cannot be calculated')
    const exact = published.map(({ value }) => ({ value, lower: value, upper: value }))
    expect(recentTrend(exact, { ...asked, kind: 'other' }).reason).toBe('a confidence interval has no width')
    expect(recentTrend([], asked).chiSquared).toBeNull()
  })

  it('refuses a wrong call', () => {
    expect(() => recentTrend([], { kind: 'rate' as 'other', polarity: 'high' })).toThrow(/^kind/)
    expect(() => recentTrend([], { kind: 'other', polarity: 'up' as 'high' })).toThrow(/^polarity/)
  })
})
