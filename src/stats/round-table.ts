import { requireThat } from './arguments.ts'
import { requireCounts } from './deduce-table.ts'

export type RoundedTable = {
  cells: number[][]
  rowTotals: number[]
  columnTotals: number[]
  total: number
  note: string
}

/**
 * Rounding, the alternative to suppression (one of the two for a release, not both): every count, and every total on
 * its own, to the nearest multiple of `base`, 5 unless given; a half goes up. Totals therefore need not add up, which
 * `note` says for the foot of the table.
 */
export function roundTable(
  counts: readonly (readonly number[])[],
  { base = 5 }: { base?: number } = {},
): RoundedTable {
  requireCounts(counts)
  requireThat(Number.isInteger(base) && base >= 2, 'base', 'must be a whole number of 2 or more')
  const round = (count: number) => Math.floor((count + base / 2) / base) * base
  const add = (list: readonly number[]) => list.reduce((all, count) => all + count, 0)
  const columns = (counts[0] ?? []).map((_, j) => add(counts.map((row) => row[j] ?? 0)))
  return {
    cells: counts.map((row) => row.map(round)),
    rowTotals: counts.map((row) => round(add(row))),
    columnTotals: columns.map(round),
    total: round(add(counts.map(add))),
    note: `Counts are rounded to the nearest ${base}; totals are rounded on their own and may not add up.`,
  }
}
