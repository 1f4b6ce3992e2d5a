import { describe, expect, it } from 'vitest'
import { dampedTrend, drift, randomWalk, theta } from './forecasters.ts'
import { expectClose } from './testing/reference.ts'

const line = [2, 4, 6, 8, 10, 12]

describe('forecasters', () => {
  it('the random walk stays, with an error that grows with the root of time', () => {
    // Hyndman & Athanasopoulos, Forecasting: principles and practice, table 5.2: σ√h
    const walk = [1, 3, 2, 4]
    expect(randomWalk(walk, 4).point).toBe(4)
    expectClose(randomWalk(walk, 4).error, 2 * Math.sqrt((4 + 1 + 4) / 3))
  })

  it('drift goes on along the line from first to last', () => {
    // the same table: error σ√(h(1 + h/(T − 1))), T − 1 changes
    const walk = [1, 3, 2, 4]
    expect(drift(walk, 3).point).toBe(7)
    expectClose(drift(walk, 3).error, Math.sqrt((1 + 4 + 1) / 2) * Math.sqrt(3 * 2))
  })

  it('Theta takes half the slope of a line, as Hyndman & Billah 2003 show', () => {
    expectClose(theta(line, 1).point, 12 + 1)
    expectClose(theta(line, 3).point, 12 + 3)
  })

  it('the damped trend goes on ever less', () => {
    const steps = [1, 2, 3, 4].map((step) => dampedTrend(line, step).point)
    const gains = steps.slice(1).map((point, i) => point - (steps[i] ?? 0))
    expect(steps[0]).toBeGreaterThan(12)
    expect((gains[1] ?? 0) < (gains[0] ?? 0) && (gains[2] ?? 0) < (gains[1] ?? 0)).toBe(true)
  })

  it('all stay where nothing ever changes, without error', () => {
    for (const way of [randomWalk, drift, theta, dampedTrend]) {
      expect(way([5, 5, 5, 5], 3)).toEqual({ point: 5, error: 0 })
    }
  })
})
