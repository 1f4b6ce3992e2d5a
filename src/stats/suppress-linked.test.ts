import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deduceTable } from './deduce-table.ts'
import { linearBounds } from './linear-bounds.ts'
import { suppressLinked } from './suppress-linked.ts'
import { linearOracle } from './testing/linear-oracle.ts'
import { linkedYears } from './testing/linked-tables.ts'

const grid = (rows: number, columns: number, most: number) =>
  fc.array(fc.array(fc.nat({ max: most }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  })

describe('linear bounds', () => {
  it('are those of the maximal flow for a two-way table', () => {
    fc.assert(
      fc.property(grid(3, 3, 9), fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (table, marks) => {
        const hidden = table.map((row, i) => row.map((_, j) => marks[3 * i + j] ?? false))
        const cells = marks.flatMap((isHidden, at) => (isHidden ? [at] : []))
        const sums = [0, 1, 2].flatMap((k) => [
          cells.map((at) => Number(Math.floor(at / 3) === k)),
          cells.map((at) => Number(at % 3 === k)),
        ])
        const truth = cells.map((at) => table[Math.floor(at / 3)]?.[at % 3] ?? 0)
        const ask = linearBounds(truth, sums)
        const flows = deduceTable(table, hidden)
        for (const [place, at] of cells.entries()) {
          const [least, most] = ask(place)
          expect(least).toBeCloseTo(flows[Math.floor(at / 3)]?.[at % 3]?.[0] ?? NaN, 6)
          expect(most).toBeCloseTo(flows[Math.floor(at / 3)]?.[at % 3]?.[1] ?? NaN, 6)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('suppress linked tables', () => {
  it('hides in one year what would be given away by the other and the sum of both', () => {
    const linked = linkedYears(
      [
        [3, 20],
        [30, 40],
      ],
      [
        [25, 26],
        [27, 28],
      ],
    )
    const { hidden, primary, intervals } = suppressLinked(linked)
    expect(primary.filter(Boolean)).toHaveLength(1)
    expect((intervals[0]?.[1] ?? 0) - (intervals[0]?.[0] ?? 0)).toBeGreaterThanOrEqual(5)
    // four cells of the first year alone would be found by subtracting the second year from both
    expect(hidden.slice(9).some(Boolean)).toBe(true)
  })

  it('leaves no small count exposed in random linked tables, and no figure that is not so', () => {
    fc.assert(
      fc.property(grid(2, 3, 12), grid(2, 3, 12), (first, second) => {
        const linked = linkedYears(first, second)
        const { hidden, primary, intervals } = suppressLinked(linked)
        intervals.forEach(([least, most], at) => {
          const count = linked.counts[at] ?? NaN
          expect(least <= count && count <= most).toBe(true)
          if (primary[at]) expect(most - least).toBeGreaterThanOrEqual(5)
          if (!hidden[at]) expect([least, most]).toEqual([count, count])
        })
      }),
      { numRuns: 150 },
    )
  })

  it('leaves the intervals that linear programming finds', async () => {
    const attack = await linearOracle()
    const tables = fc.sample(fc.tuple(grid(2, 2, 12), grid(2, 2, 12)), { numRuns: 25, seed: 4 })
    for (const [first, second] of tables) {
      const linked = linkedYears(first, second)
      const { hidden, intervals } = suppressLinked(linked)
      for (const [at, [least, most]] of intervals.entries()) {
        if (!hidden[at]) continue
        const [low, high] = attack(linked, hidden, at)
        expect(least).toBe(Math.ceil(low - 1e-6))
        expect(most).toBe(high === Infinity ? Number.MAX_SAFE_INTEGER : Math.floor(high + 1e-6))
      }
    }
  })

  it('refuses sums that do not add up', () => {
    expect(() => suppressLinked({ counts: [1, 2, 4], sums: [{ total: 2, parts: [0, 1] }] })).toThrow(/^sums/)
    expect(() => suppressLinked({ counts: [1], sums: [{ total: 0, parts: [7] }] })).toThrow(/^sums/)
    expect(() => suppressLinked({ counts: [-1], sums: [] })).toThrow(/^counts/)
    expect(() => suppressLinked({ counts: [], sums: [] }, { threshold: 0 })).toThrow(/^threshold/)
    expect(suppressLinked({ counts: [], sums: [] })).toEqual({ hidden: [], primary: [], intervals: [] })
  })
})
