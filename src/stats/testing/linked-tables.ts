import type { LinkedCounts } from '../suppress-linked.ts'

const add = (list: readonly number[]) => list.reduce((all, n) => all + n, 0)
const range = (n: number) => Array.from({ length: n }, (_, i) => i)

/** A two-way table with its totals as counts and sums: row by row, each with its total last, then the column totals. */
export function linkedOf(table: readonly (readonly number[])[]): LinkedCounts {
  const columns = table[0]?.length ?? 0
  const full = table.map((row) => [...row, add(row)])
  full.push(range(columns + 1).map((j) => add(full.map((row) => row[j] ?? 0))))
  const at = (i: number, j: number) => i * (columns + 1) + j
  return {
    counts: full.flat(),
    sums: [
      ...full.map((_, i) => ({ total: at(i, columns), parts: range(columns).map((j) => at(i, j)) })),
      ...range(columns + 1).map((j) => ({
        total: at(table.length, j),
        parts: table.map((_, i) => at(i, j)),
      })),
    ],
  }
}

/** Two tables of one shape and a third that is their sum, cell by cell. */
export function linkedYears(
  first: readonly (readonly number[])[],
  second: readonly (readonly number[])[],
): LinkedCounts {
  const both = first.map((row, i) => row.map((n, j) => n + (second[i]?.[j] ?? 0)))
  const tables = [first, second, both].map(linkedOf)
  const size = tables[0]?.counts.length ?? 0
  const within = tables.flatMap(({ sums }, table) =>
    sums.map(({ total, parts }) => ({
      total: total + table * size,
      parts: parts.map((part) => part + table * size),
    })),
  )
  const across = range(size).map((at) => ({ total: at + 2 * size, parts: [at, at + size] }))
  return { counts: tables.flatMap(({ counts }) => counts), sums: [...within, ...across] }
}
