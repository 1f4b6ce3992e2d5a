import { describe, expect, it } from 'vitest'
import { expectClose, expectFinite, readReference } from './testing/reference.ts'
import { xmr } from './xmr.ts'

type Published = {
  dates: string[]
  values: number[]
  improvement_direction: [keyof typeof directions]
  target: [number] | Record<string, never>
  rebase: string[] | Record<string, never>
  fix_after_n_points: [number] | Record<string, never>
  screen_outliers: [boolean]
  mean: number[]
  lower: number[]
  upper: number[]
  special_cause: string[]
  variation: string[]
  assurance: (string | null)[] | Record<string, never>
}

const directions = { increase: 'high', decrease: 'low', neutral: 'neutral' } as const
const specials = (values: readonly (number | null)[]) =>
  xmr(values, { direction: 'high' }).points.map(({ special }) => special)

describe('XmR chart', () => {
  it('puts its limits 2.66 mean moving ranges from the mean', () => {
    // Wheeler & Chambers 1992: 2.66 is 3/d2 for ranges of two; worked by hand
    const values = [10, 12, 11, 13, 12, 14, 11, 12]
    const [segment] = xmr(values, { direction: 'high', screenOutliers: false }).segments
    const meanRange = (2 + 1 + 2 + 1 + 2 + 3 + 1) / 7
    expectClose(segment?.mean, 11.875)
    expectClose(segment?.upper, 11.875 + 2.66 * meanRange)
    expectClose(segment?.nearLower, 11.875 - (2 / 3) * 2.66 * meanRange)
  })

  it('agrees with NHSRplotthedots on every point of every reference series', () => {
    for (const series of readReference<Published[]>('ptd_spc_series.json', [])) {
      const { values, dates, target, rebase, fix_after_n_points: fix } = series
      const chart = xmr(values, {
        direction: directions[series.improvement_direction[0]],
        target: Array.isArray(target) ? target[0] : null,
        screenOutliers: series.screen_outliers[0],
        ...(Array.isArray(rebase) ? { rebaseAt: rebase.map((date) => dates.indexOf(date)) } : {}),
        ...(Array.isArray(fix) ? { fixAfter: fix[0] } : {}),
      })
      for (const [index, point] of chart.points.entries()) {
        expectClose(point.mean, series.mean[index] ?? NaN)
        expectClose(point.lower, series.lower[index] ?? NaN)
        expectClose(point.upper, series.upper[index] ?? NaN)
      }
      expect(chart.points.map(({ special }) => special ?? 'Common Cause')).toEqual(series.special_cause)
      expect(chart.variation).toBe(series.variation.at(-1))
      const { assurance } = series
      expect(chart.assurance).toBe(Array.isArray(assurance) ? assurance.at(-1) : 'none')
    }
  })

  it('screens out an outlying range, and keeps it when told to', () => {
    const values = [10, 11, 10, 11, 10, 11, 30, 11, 10, 11, 10, 11, 10, 11]
    const upper = (screenOutliers: boolean) =>
      xmr(values, { direction: 'high', screenOutliers }).segments[0]?.upper ?? 0
    expect(upper(true)).toBeLessThan(upper(false))
    expect(specials(values)[6]).toBe('Above UCL')
  })

  it('fixes limits after so many points, and starts anew where it is told to', () => {
    const values = [...Array.from({ length: 12 }, (_, i) => 10 + (i % 3)), 20, 21, 22, 20, 21]
    const fixed = xmr(values, { direction: 'high', fixAfter: 12 })
    expectClose(fixed.segments[0]?.mean, 11)
    const rebased = xmr(values, { direction: 'high', rebaseAt: [12] })
    expect(rebased.segments.map(({ from, to }) => [from, to])).toEqual([
      [0, 12],
      [12, 17],
    ])
    expectClose(rebased.segments[1]?.mean, 20.8)
    expect(rebased.reason).toBe('fewer than 13 points: trial limits')
  })

  it('holds the target against the last limits', () => {
    const values = Array.from({ length: 20 }, (_, i) => 50 + (i % 2))
    const assurance = (direction: 'high' | 'low' | 'neutral', target?: number | null) =>
      xmr(values, { direction, ...(target === undefined ? {} : { target }) }).assurance
    expect(assurance('high', 99)).toBe('consistent_fail')
    expect(assurance('low', 99)).toBe('consistent_pass')
    expect(assurance('high', 50.5)).toBe('inconsistent')
    expect(assurance('low', 1)).toBe('consistent_fail')
    expect(assurance('neutral', 99)).toBe('none')
    expect(assurance('high')).toBe('none')
  })

  it('stands with little or nothing to stand on', () => {
    expect(xmr([], { direction: 'high' })).toEqual({
      segments: [],
      points: [],
      variation: 'common_cause',
      assurance: 'none',
      reason: 'no values',
    })
    expect(xmr([5], { direction: 'high', target: 4 })).toMatchObject({
      points: [{ value: 5, mean: 5, lower: null, special: null }],
      assurance: 'none',
    })
    const equal = xmr([5, 5, 5, 5], { direction: 'high' })
    expect(equal.points[3]).toMatchObject({ mean: 5, lower: 5, upper: 5, special: null })
    expectFinite(xmr([1e308, -1e308, 1e308], { direction: 'low' }))
    expect(xmr([1, null, 3, NaN], { direction: 'low' }).points[1]?.value).toBeNull()
  })

  it('refuses a wrong call', () => {
    const values = Array.from({ length: 20 }, (_, i) => i % 4)
    expect(() => xmr(values, { direction: 'high', rebaseAt: [12, 6] })).toThrow(/^rebaseAt/)
    expect(() => xmr(values, { direction: 'high', rebaseAt: 99 })).toThrow(/^rebaseAt/)
    expect(() => xmr(values, { direction: 'high', fixAfter: 3 })).toThrow(/^fixAfter/)
    expect(() => xmr(values, { direction: 'high', target: Infinity })).toThrow(/^target/)
    expect(() => xmr(values, { direction: 'up' as 'high' })).toThrow(/^direction/)
  })
})
