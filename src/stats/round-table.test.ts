import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundTable } from './round-table.ts'

describe('round table', () => {
  it('rounds every count and every total on its own to the nearest 5', () => {
    const { cells, rowTotals, columnTotals, total, note } = roundTable([
      [1, 2, 3],
      [7, 8, 0],
    ])
    expect(cells).toEqual([
      [0, 0, 5],
      [5, 10, 0],
    ])
    expect(rowTotals).toEqual([5, 15])
    expect(columnTotals).toEqual([10, 10, 5])
    expect(total).toBe(20)
    expect(note).toContain('nearest 5')
  })

  it('moves nothing by more than half the base', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 2, max: 50 }),
        (row, base) => {
          const { cells, total } = roundTable([row], { base })
          row.forEach((count, j) =>
            expect(Math.abs((cells[0]?.[j] ?? NaN) - count)).toBeLessThanOrEqual(base / 2),
          )
          expect(total % base).toBe(0)
        },
      ),
    )
  })

  it('refuses a wrong call', () => {
    expect(() => roundTable([[1]], { base: 0 })).toThrow(/^base/)
    expect(() => roundTable([[-1]])).toThrow(/^counts/)
  })
})
