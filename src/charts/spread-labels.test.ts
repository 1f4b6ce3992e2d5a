import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spreadLabels } from './spread-labels.ts'

describe('spreadLabels', () => {
  it('leaves labels that do not touch where they are', () => {
    const wanted = [
      { y: 50, height: 18 },
      { y: 20, height: 18 },
    ]
    expect(spreadLabels(wanted, 0, 100)).toEqual([50, 20])
  })

  it('moves two labels for the same place equally far apart', () => {
    const wanted = [
      { y: 50, height: 18 },
      { y: 50, height: 18 },
    ]
    expect(spreadLabels(wanted, 0, 100)).toEqual([41, 59])
  })

  it('holds labels inside, never overlapping and in order, wherever they want to be', () => {
    const label = fc.record({
      y: fc.double({ min: -50, max: 350, noNaN: true }),
      height: fc.constantFrom(18, 36),
    })
    fc.assert(
      fc.property(fc.array(label, { maxLength: 7 }), (wanted) => {
        const middles = spreadLabels(wanted, 0, 300)
        const placed = wanted
          .map(({ y, height }, i) => ({ y, height, middle: middles[i] ?? Number.NaN }))
          .sort((a, b) => a.middle - b.middle)
        placed.forEach(({ middle, height, y }, i) => {
          expect(middle - height / 2).toBeGreaterThanOrEqual(-1e-9)
          expect(middle + height / 2).toBeLessThanOrEqual(300 + 1e-9)
          const above = placed[i - 1]
          if (!above) return
          expect(middle - above.middle).toBeGreaterThanOrEqual((height + above.height) / 2 - 1e-9)
          expect(y).toBeGreaterThanOrEqual(above.y)
        })
      }),
    )
  })
})
