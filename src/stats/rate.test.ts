import { describe, expect, it } from 'vitest'
import { rate } from './rate.ts'
import { expectClose, expectEstimate, readReference } from './testing/reference.ts'

type Row = { x: number; n: number; value: number; method: string; [limit: string]: number | string }

describe('rate', () => {
  it('has the exact Poisson limits of printed tables below 10 events', () => {
    // Ulm 1990 (doi 10.1093/oxfordjournals.aje.a115507): 95 % limits of an observed count of 0 and of 5
    expect(rate(0, 1).upper).toBeCloseTo(3.689, 3)
    expect(rate(5, 1).lower).toBeCloseTo(1.623, 3)
    expect(rate(5, 1).upper).toBeCloseTo(11.668, 3)
  })

  it('gives the digits of PHEindicatormethods on both sides of 10 events', () => {
    // PHEindicatormethods 2.1.0, phe_rate(x, n), per 100,000
    const per100000 = { multiplier: 100000 }
    const nine = rate(9, 900000, per100000)
    expectEstimate(nine, [1, 0.457263677486481, 1.89831149460213])
    expect(nine.method).toBe('Exact')
    const ten = rate(10, 900000, per100000)
    expectEstimate(ten, [1.11111111111111, 0.531938879329729, 2.04349540063961])
    expect(ten.method).toBe('Byars')
  })

  it('agrees with every reference case', () => {
    for (const row of readReference('phe_proportions_rates.json', { rates: [] as Row[] }).rates) {
      const narrow = rate(row.x, row.n, { multiplier: 100000 })
      expectEstimate(narrow, [row.value, Number(row.lower95_0cl), Number(row.upper95_0cl)])
      const wide = rate(row.x, row.n, { multiplier: 100000, confidence: 0.998 })
      expectEstimate(wide, [row.value, Number(row.lower99_8cl), Number(row.upper99_8cl)])
      expect(narrow.method).toBe(row.method)
    }
  })

  it('may exceed 1 and stands at a confidence beside 1', () => {
    expect(rate(29, 10).value).toBe(2.9)
    const almostCertain = rate(3, 100, { confidence: 1 - Number.EPSILON / 2 })
    expectClose(almostCertain.value, 0.03)
    expect(almostCertain.upper).toBeGreaterThan(0.03)
  })

  it('says why it has no answer', () => {
    expect(rate(3, 0).reason).toBe('no denominator')
    expect(rate(-3, 100).reason).toBe('the count is negative')
    expect(rate(3, -100).reason).toBe('the population is negative')
    expect(rate(3, null)).toMatchObject({ value: null, reason: 'a figure is missing' })
  })
})
