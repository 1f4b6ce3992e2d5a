import { describe, expect, it } from 'vitest'
import { brierScore } from './brier-score.ts'
import { reliability } from './reliability.ts'

describe('Brier score', () => {
  it('is the mean squared distance of what was said from what came', () => {
    expect(brierScore([1, 0], [true, false])).toBe(0)
    expect(brierScore([0.5, 0.5, 0.5], [1, 0, 1])).toBe(0.25)
    // 70 % said and it rained: (0.7 − 1)² = 0.09; 30 % said and it rained: 0.49 (Wikipedia, Brier score)
    expect(brierScore([0.7], [1])).toBeCloseTo(0.09, 12)
    expect(brierScore([0.3], [1])).toBeCloseTo(0.49, 12)
  })

  it('needs probabilities and outcomes, as many of one as of the other', () => {
    expect(brierScore([], [])).toBeNull()
    expect(() => brierScore([0.5], [])).toThrow(/^outcomes/)
    expect(() => brierScore([70], [1])).toThrow(/^probabilities/)
    expect(() => brierScore([NaN], [1])).toThrow(/^probabilities/)
    expect(() => brierScore([0.5], [2 as 1])).toThrow(/^outcomes/)
  })
})

describe('reliability', () => {
  it('counts, per bin, what was said and what came', () => {
    const { bins, calibrationError } = reliability([0.1, 0.1, 0.95, 1], [0, 1, 1, 1])
    expect(bins).toHaveLength(10)
    expect(bins[1]).toEqual({ from: 0.1, to: 0.2, count: 2, meanProbability: 0.1, observed: 0.5 })
    expect(bins[9]).toMatchObject({ count: 2, meanProbability: 0.975, observed: 1 })
    expect(bins[5]).toMatchObject({ count: 0, meanProbability: null, observed: null })
    expect(calibrationError).toBeCloseTo((2 * 0.4 + 2 * 0.025) / 4, 12)
  })

  it('is empty without forecasts', () => {
    expect(reliability([], [], 2).calibrationError).toBeNull()
    expect(() => reliability([], [], 0)).toThrow(/^bins/)
  })
})
