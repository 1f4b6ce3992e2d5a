import { requireThat } from './arguments.ts'
import { arcOf, reachOf, tableNetwork, type TableNetwork } from './table-network.ts'

export type HiddenTotals = { rows?: readonly boolean[]; columns?: readonly boolean[]; grand?: boolean }

/**
 * What a reader can deduce about each cell of a two-way table of counts from the cells and totals that are shown: the
 * least and the most it can be. A shown cell is [n, n]; a hidden one whose ends are equal has been given away.
 *
 * Every hidden figure is only known to be 0 or more. The ends are found by maximal flow (see `table-network.ts`), which
 * for one two-way table is the same as linear programming. Where nothing bounds a cell, the upper end is the largest
 * safe whole number. A table of one row has no column totals apart from its cells, and one of one column no row totals.
 */
export function deduceTable(
  counts: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  hiddenTotals: HiddenTotals = {},
): [number, number][][] {
  requireCounts(counts)
  const isShaped =
    hidden.length === counts.length && hidden.every((row, i) => row.length === counts[i]?.length)
  requireThat(isShaped, 'hidden', 'must have the shape of counts')
  const network = tableNetwork(counts)
  return intervalsOf(network, hiddenArcs(network, hidden, hiddenTotals))
}

export function requireCounts(counts: readonly (readonly number[])[]): void {
  const width = counts[0]?.length ?? 0
  requireThat(
    counts.every((row) => row.length === width),
    'counts',
    'must have rows of one length',
  )
  const cells = counts.flat()
  requireThat(
    cells.every((n) => Number.isSafeInteger(n) && n >= 0),
    'counts',
    'must be whole numbers of 0 or more',
  )
  const total = cells.reduce((all, n) => all + n, 0)
  requireThat(Number.isSafeInteger(total), 'counts', 'must have a total that is a safe whole number')
}

/** Which arcs are hidden: the cells and totals named, and the totals a single row or column does not have. */
export function hiddenArcs(
  network: TableNetwork,
  hidden: readonly (readonly boolean[])[],
  { rows = [], columns = [], grand = false }: HiddenTotals,
): Uint8Array {
  const arcs = Uint8Array.from(network.figures, (_, arc) => Number(isAbsent(network, arc)))
  const hide = (row: number, column: number, isHidden = false) => {
    if (isHidden) arcs[arcOf(network, row, column)] = 1
  }
  hidden.forEach((row, i) => row.forEach((isHidden, j) => hide(i, j, isHidden)))
  rows.forEach((isHidden, i) => hide(i, network.columns, isHidden))
  columns.forEach((isHidden, j) => hide(network.rows, j, isHidden))
  hide(network.rows, network.columns, grand)
  return arcs
}

/** A total that would only repeat a cell, or another total, is no figure of the table. */
export function isAbsent({ rows, columns }: TableNetwork, arc: number): boolean {
  const [row, column] = [Math.floor(arc / (columns + 1)), arc % (columns + 1)]
  const [isRowTotal, isColumnTotal] = [column === columns, row === rows]
  if (isRowTotal && isColumnTotal) return rows === 1 && columns === 1
  return (isRowTotal && columns === 1) || (isColumnTotal && rows === 1)
}

/** The least and most of each inner cell. */
export function intervalsOf(network: TableNetwork, hidden: Uint8Array): [number, number][][] {
  const { rows, columns, figures } = network
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column): [number, number] => {
      const arc = arcOf(network, row, column)
      const figure = figures[arc] ?? 0
      if (hidden[arc] === 0) return [figure, figure]
      const down = reachOf(network, figures.slice(), hidden, arc, 'down')
      const up = reachOf(network, figures.slice(), hidden, arc, 'up')
      return [figure - down, Math.min(figure + up, Number.MAX_SAFE_INTEGER)]
    }),
  )
}
