import { describe, expect, it } from 'vitest'
import { compareWithBenchmark } from './compare-with-benchmark.ts'
import { noEstimate } from './estimate.ts'
import { funnelLimits } from './funnel.ts'
import { readReference } from './testing/reference.ts'

const estimate = { value: 50, lower: 45, upper: 55, method: 'Wilson' }
const estimate998 = { value: 50, lower: 42, upper: 58, method: 'Wilson' }

describe('compare with a benchmark', () => {
  it('is similar when the interval holds the benchmark, limits included', () => {
    for (const benchmark of [45, 50, 55]) {
      expect(compareWithBenchmark(estimate, benchmark, { polarity: 'high' })).toBe('similar')
    }
  })

  it('goes by polarity, and only says higher or lower without one', () => {
    expect(compareWithBenchmark(estimate, 44, { polarity: 'high' })).toBe('better')
    expect(compareWithBenchmark(estimate, 44, { polarity: 'low' })).toBe('worse')
    expect(compareWithBenchmark(estimate, 56, { polarity: 'high' })).toBe('worse')
    expect(compareWithBenchmark(estimate, 44, { polarity: 'neutral' })).toBe('higher')
    expect(compareWithBenchmark(estimate, 56, { polarity: 'neutral' })).toBe('lower')
  })

  it('has a stronger word when 99.8 % of chance cannot explain it', () => {
    expect(compareWithBenchmark(estimate, 44, { polarity: 'high', estimate998 })).toBe('better')
    expect(compareWithBenchmark(estimate, 41, { polarity: 'high', estimate998 })).toBe('best')
    expect(compareWithBenchmark(estimate, 41, { polarity: 'low', estimate998 })).toBe('worst')
    expect(compareWithBenchmark(estimate, 41, { polarity: 'neutral', estimate998 })).toBe('higher')
  })

  it('compares nothing that is missing', () => {
    expect(compareWithBenchmark(noEstimate('Wilson', 'no denominator'), 50, { polarity: 'high' })).toBe(
      'not compared',
    )
    expect(compareWithBenchmark(estimate, null, { polarity: 'high' })).toBe('not compared')
    expect(compareWithBenchmark({ ...estimate, lower: null }, 50, { polarity: 'high' })).toBe('not compared')
    expect(() => compareWithBenchmark(estimate, 50, { polarity: 'up' as 'high' })).toThrow(/^polarity/)
  })

  it('agrees with the statistical process control cases of Fingertips', () => {
    // FingertipsNext: an area of 5,930 people at 7.71 % against 8.96 %, low is good; and one of 2,273 at 9.90 %
    type Case = {
      comparator: number
      value: number
      denominator: number
      expect: Record<'95' | '99.8', string>
    }
    const carried: Case[] = [
      {
        comparator: 8.961108687627933,
        value: 7.706576728499156,
        denominator: 5930,
        expect: { '95': 'better', '99.8': 'better' },
      },
      {
        comparator: 8.961108687627933,
        value: 9.898812142542896,
        denominator: 2273,
        expect: { '95': 'same', '99.8': 'same' },
      },
    ]
    const empty = { comparison: { spc_for_proportions: { cases: [] as Case[] } } }
    const more = readReference('fingertips_trend_and_comparison.json', empty).comparison.spc_for_proportions
      .cases
    for (const { comparator, value, denominator, expect: wanted } of [...carried, ...more]) {
      const [limits] = funnelLimits({ kind: 'proportion', average: comparator / 100, sizes: [denominator] })
      const share = value / 100
      const label = (lower = 0, upper = 1) => (share > upper ? 'worse' : share < lower ? 'better' : 'same')
      expect(label(limits?.lower2, limits?.upper2)).toBe(wanted['95'])
      expect(label(limits?.lower3, limits?.upper3)).toBe(wanted['99.8'])
    }
  })
})
