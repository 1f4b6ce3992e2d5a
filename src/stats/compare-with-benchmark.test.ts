import { describe, expect, it } from 'vitest'
import { compareWithBenchmark } from './compare-with-benchmark.ts'
import { noEstimate } from './estimate.ts'
import { funnelLimits } from './funnel.ts'
import { proportion } from './proportion.ts'
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

  it('gives the words of Fingertips for published intervals', () => {
    // SpcForProportionsComparerTest of fingertips-open (MIT, Crown copyright): value, limits, benchmark; low is good
    const published = [
      [7.7065767284991562, 7.0548320523366375, 8.4130813590727076, 8.9611086876279327, 'better'],
      [9.8988121425428961, 8.7379055891773572, 11.195035154784872, 8.9611086876279327, 'similar'],
      [12.474645030425965, 11.088798553603118, 14.006406155616993, 8.9611086876279327, 'worse'],
      [10.9783420463032, 9.41418865607498, 12.7657535004819, 12.8379546895717, 'better'],
      [15.9065628476085, 13.6615426206213, 18.4417082867185, 12.8379546895717, 'worse'],
    ] as const
    for (const [value, lower, upper, benchmark, word] of published) {
      expect(compareWithBenchmark({ value, lower, upper }, benchmark, { polarity: 'low' })).toBe(word)
    }
  })

  it('is only better, not best, where 99.8 % limits hold the benchmark', () => {
    // the fourth of them: 147 of 1,339
    const [narrow, wide] = [0.95, 0.998].map((confidence) =>
      proportion(147, 1339, { confidence, multiplier: 100 }),
    )
    const asked = { polarity: 'low', ...(wide ? { estimate998: wide } : {}) } as const
    expect(narrow && compareWithBenchmark(narrow, 12.8379546895717, asked)).toBe('better')
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
