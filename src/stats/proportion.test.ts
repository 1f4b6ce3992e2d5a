import { describe, expect, it } from 'vitest'
import { proportion } from './proportion.ts'
import { expectEstimate, readReference } from './testing/reference.ts'

type Row = { x: number; n: number; value: number } & Record<string, number>

describe('proportion', () => {
  it("gives Wilson's limits as Newcombe printed them", () => {
    // Newcombe 1998 (doi 10.1002/(SICI)1097-0258(19980430)17:8<857), Table I, method 3
    const printed = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const
    for (const [x, n, lower, upper] of printed) {
      const estimate = proportion(x, n)
      expect(estimate.lower).toBeCloseTo(lower, 4)
      expect(estimate.upper).toBeCloseTo(upper, 4)
    }
  })

  it('gives the digits of PHEindicatormethods', () => {
    // PHEindicatormethods 2.1.0, phe_proportion(x, n, multiplier = 100)
    const percent = { multiplier: 100 }
    expectEstimate(proportion(375, 1000, percent), [37.5, 34.5526294232981, 40.5430395388408])
    expectEstimate(proportion(9, 900000, percent), [0.001, 0.000526120210819412, 0.00190069818867666])
    const wide = { multiplier: 100, confidence: 0.998 }
    expectEstimate(proportion(6, 7, wide), [85.7142857142857, 31.4719722011025, 98.740355738479])
  })

  it('agrees with every reference case', () => {
    for (const row of readReference('phe_proportions_rates.json', { proportions: [] as Row[] }).proportions) {
      const { x, n, value, lower95_0cl = NaN, upper95_0cl = NaN, lower99_8cl = NaN, upper99_8cl = NaN } = row
      expectEstimate(proportion(x, n, { multiplier: 100 }), [value, lower95_0cl, upper95_0cl])
      const wide = proportion(x, n, { multiplier: 100, confidence: 0.998 })
      expectEstimate(wide, [value, lower99_8cl, upper99_8cl])
    }
  })

  it('keeps 0 of n as a real 0 and n of n as a real 1, and flags small numbers', () => {
    expect(proportion(0, 25)).toMatchObject({ value: 0, lower: 0, method: 'Wilson' })
    expect(proportion(4, 4)).toMatchObject({ value: 1, upper: 1, reason: 'small numbers' })
  })

  it('takes fractional numerators of weighted surveys', () => {
    expect(proportion(12.5, 50).value).toBe(0.25)
  })

  it('says why it has no answer', () => {
    expect(proportion(0, 0)).toEqual({
      value: null,
      lower: null,
      upper: null,
      method: 'Wilson',
      reason: 'no denominator',
    })
    expect(proportion(-1, 10).reason).toBe('the numerator is negative')
    expect(proportion(11, 10).reason).toBe('the numerator is above the denominator')
    expect(proportion(1, -10).reason).toBe('the denominator is negative')
    expect(proportion(null, 10).reason).toBe('a figure is missing')
    expect(proportion(NaN, 10).value).toBeNull()
  })

  it('refuses a wrong call by naming the argument', () => {
    for (const confidence of [2, 95, 0.5, 1, NaN]) {
      expect(() => proportion(1, 2, { confidence })).toThrow(
        new RangeError('confidence must be at least 0.9 and below 1'),
      )
    }
    expect(() => proportion(1, 2, { multiplier: 0 })).toThrow(RangeError)
  })
})
