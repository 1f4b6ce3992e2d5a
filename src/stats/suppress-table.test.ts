import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deduceTable } from './deduce-table.ts'
import { suppressTable, type SuppressedTable } from './suppress-table.ts'
import { readReference } from './testing/reference.ts'

/** Every small cell of the table, with the interval that the attacker's calculation leaves it. */
function attacked(counts: number[][], table: SuppressedTable, totalsKnown = false) {
  const { hiddenRowTotals: rows, hiddenColumnTotals: columns, hiddenGrandTotal: grand } = table
  const intervals = deduceTable(counts, table.hidden, totalsKnown ? {} : { rows, columns, grand })
  return counts.flatMap((row, i) =>
    row.flatMap((count, j) => {
      const [least = NaN, most = NaN] = intervals[i]?.[j] ?? []
      return count > 0 && count < 5 ? [{ count, least, most }] : []
    }),
  )
}

const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }), fc.constantFrom(3, 8, 25, 200))
  .chain(([rows, columns, most]) => {
    const count = fc.nat({ max: most })
    const row = fc.array(count, { minLength: columns, maxLength: columns })
    return fc.array(row, { minLength: rows, maxLength: rows })
  })

describe('suppress table', () => {
  it('hides what the reference tables give away, and leaves each small count 5 wide', () => {
    const { tables } = readReference('disclosure_tables.json', { tables: [] as { table: number[][] }[] })
    const carried = [
      [6, 12, 3],
      [9, 12, 2],
      [4, 3, 19],
    ]
    for (const counts of [carried, ...tables.map((one) => one.table)]) {
      const suppressed = suppressTable(counts, { threshold: 5 })
      for (const { least, most } of attacked(counts, suppressed))
        expect(most - least).toBeGreaterThanOrEqual(5)
    }
  })

  it('leaves no small count exposed in 10,000 random tables', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const suppressed = suppressTable(counts)
        for (const { count, least, most } of attacked(counts, suppressed)) {
          expect(most - least).toBeGreaterThanOrEqual(5)
          expect(least <= count && count <= most).toBe(true)
        }
      }),
      { numRuns: 10_000, seed: 20_081_231 },
    )
  })

  it('protects as far as cells can, even when every total is known from elsewhere', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const everything = counts.map((row) => row.map(() => true))
        const best = deduceTable(counts, everything)
        const width = (i: number, j: number) => (best[i]?.[j]?.[1] ?? 0) - (best[i]?.[j]?.[0] ?? 0)
        const possible = counts.flatMap((row, i) =>
          row.flatMap((n, j) => (n > 0 && n < 5 ? [width(i, j)] : [])),
        )
        const reached = attacked(counts, suppressTable(counts), true).map(({ least, most }) => most - least)
        reached.forEach((own, at) => expect(own).toBeGreaterThanOrEqual(Math.min(5, possible[at] ?? 0)))
      }),
      { numRuns: 1000, seed: 1 },
    )
  })

  it('hides nothing it could show: without any one cell more, a small count would be exposed', () => {
    const counts = [
      [19, 3, 18, 16, 13],
      [40, 74, 15, 21, 137],
      [22, 31, 29, 11, 36],
    ]
    const { hidden, primary, intervals } = suppressTable(counts)
    expect(primary.flat().filter(Boolean)).toHaveLength(1)
    expect(hidden.flat().filter(Boolean)).toHaveLength(4)
    expect(intervals[0]?.[0]).toEqual([19, 19])
    for (const [i, row] of hidden.entries()) {
      for (const [j, isHidden] of row.entries()) {
        if (!isHidden || primary[i]?.[j]) continue
        const shown = hidden.map((own, k) => own.map((is, l) => is && !(k === i && l === j)))
        const [least = 0, most = 0] = deduceTable(counts, shown)[0]?.[1] ?? []
        expect(most - least).toBeLessThan(5)
      }
    }
  })

  it('keeps noughts, and hides none while a count will do', () => {
    const counts = [
      [3, 0, 20],
      [0, 30, 12],
      [15, 18, 40],
    ]
    const { hidden } = suppressTable(counts)
    expect(hidden[0]?.[1]).toBe(false)
    expect(hidden[1]?.[0]).toBe(false)
  })

  it('hides small totals, and others only as far as these need it', () => {
    const { hiddenRowTotals, hiddenColumnTotals, hiddenGrandTotal } = suppressTable([
      [3, 0, 0],
      [40, 30, 20],
      [50, 60, 70],
    ])
    expect(hiddenRowTotals[0]).toBe(true)
    expect(hiddenRowTotals.filter(Boolean)).toHaveLength(2)
    expect(hiddenColumnTotals).toEqual([false, false, false])
    expect(hiddenGrandTotal).toBe(false)
  })

  it('shows a table without small counts as it is, and nothing of one that is small altogether', () => {
    const plain = suppressTable([
      [10, 0],
      [20, 30],
    ])
    expect(plain.hidden.flat()).toEqual([false, false, false, false])
    expect(plain.intervals[1]).toEqual([
      [20, 20],
      [30, 30],
    ])
    const tiny = suppressTable([[3]])
    expect(tiny).toMatchObject({ hidden: [[true]], intervals: [[[0, Number.MAX_SAFE_INTEGER]]] })
    expect(suppressTable([])).toMatchObject({ hidden: [], primary: [], intervals: [] })
  })

  it('takes another threshold and refuses a wrong call', () => {
    const counts = [
      [9, 30],
      [40, 50],
    ]
    expect(suppressTable(counts, { threshold: 10 }).primary[0]?.[0]).toBe(true)
    expect(suppressTable(counts).primary[0]?.[0]).toBe(false)
    expect(() => suppressTable(counts, { threshold: 1 })).toThrow(/^threshold/)
    expect(() => suppressTable([[1], [1, 2]])).toThrow(/^counts/)
    expect(() => suppressTable([[NaN]])).toThrow(/^counts/)
  })
})
