import { describe, expect, it } from 'vitest'
import { forecastParameters } from '../../src/stats/forecast-parameters.ts'
import { casesOf, type Case } from './cases.ts'
import { fit } from './fit.ts'
import { scoresOf } from './score.ts'
import { type Series } from './series.ts'

/** Random walks: nothing but the last value says anything. */
function walks(count: number): Case[] {
  let state = 5
  const draw = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5
  return Array.from({ length: count }, (_, index): Series => {
    let level = 100
    const values = Array.from({ length: 16 }, () => (level += 6 * (draw() + draw())))
    return { id: `walk ${index}`, source: 'M3', perYear: 1, domain: 'annual', values }
  }).flatMap((series) => [...casesOf(series)])
}

describe('fit', () => {
  const cases = walks(120)

  it('has weights of 0 or more and a range that holds 80 %', () => {
    const { steady, trending, tail } = fit(cases)
    const weights = [...Object.values(steady), ...Object.values(trending)]
    expect(weights.every((weight) => weight >= 0)).toBe(true)
    expect(weights.some((weight) => weight > 0.1)).toBe(true)
    expect(tail).toBeGreaterThanOrEqual(0.1)
    expect(tail).toBeLessThanOrEqual(0.2)
  })

  it('is the same each time', () => {
    expect(fit(cases.slice(0, 240))).toEqual(fit(cases.slice(0, 240)))
  })

  it('left parameters in the product that no weight of which is negative', () => {
    for (const { steady, trending } of Object.values(forecastParameters)) {
      expect(Math.min(...Object.values(steady), ...Object.values(trending))).toBeGreaterThanOrEqual(0)
    }
  })

  it('scores a forecast that beats the traffic light and the straight line on walks', () => {
    const { brier, classes, bins, coverage80 } = scoresOf('annual', cases.slice(0, 1500), cases.slice(1500))
    expect(brier.forecast).toBeLessThan(brier['unfitted tolerance RAG'])
    expect(brier.forecast).toBeLessThan(brier['straight line'])
    expect(bins).toHaveLength(10)
    expect(classes.likely.hit).toBeGreaterThan(0.6)
    expect(coverage80).toBeGreaterThan(0.6)
  })
})
