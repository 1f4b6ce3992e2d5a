import { requireThat } from './arguments.ts'
import { hiddenArcs, intervalsOf, isAbsent, requireCounts } from './deduce-table.ts'
import { arcOf, cheapestPath, endsFor, reachOf, tableNetwork, type TableNetwork } from './table-network.ts'

export type SuppressedTable = {
  /** Cells not to show. */
  hidden: boolean[][]
  /** Those hidden for their own sake: counts from 1 to below the threshold. */
  primary: boolean[][]
  /** What a reader of the rest can deduce about each cell: least and most; a shown cell is [n, n]. */
  intervals: [number, number][][]
  /** Totals not to show: those below the threshold, and others only where no choice of cells is enough. */
  hiddenRowTotals: boolean[]
  hiddenColumnTotals: boolean[]
  hiddenGrandTotal: boolean
}

/**
 * Disclosure control of a two-way table of counts: hides small counts, and as little more as keeps a reader from
 * working them out from the rest and the totals.
 *
 * Primary: 1 to threshold − 1 (5 unless given). 0 stays, and is hidden only where nothing else helps. Secondary: for
 * each primary cell whose interval is narrower than the threshold, the cheapest cells (few, and of small count) that
 * close a way round for it; then each is shown again if every primary cell stays protected without it (Cox 1980; Castro 2012).
 * Proved, not counted: the interval is the attacker's own calculation, `deduceTable`.
 *
 * It protects first as if all totals were known, as they often are from another table. Totals below the threshold, and
 * what it takes to protect them, are hidden after that. A table whose grand total is small has nothing left to show.
 */
export function suppressTable(
  counts: readonly (readonly number[])[],
  { threshold = 5 }: { threshold?: number } = {},
): SuppressedTable {
  requireCounts(counts)
  requireThat(
    Number.isInteger(threshold) && threshold >= 2,
    'threshold',
    'must be a whole number of 2 or more',
  )
  const network = tableNetwork(counts)
  const { rows, columns, figures } = network
  const primary = counts.map((row) => row.map((count) => count > 0 && count < threshold))
  const hidden = hiddenArcs(network, primary, {})
  const isSmall = (arc: number) => (figures[arc] ?? 0) > 0 && (figures[arc] ?? 0) < threshold
  const arcs = [...figures.keys()].filter((arc) => !isAbsent(network, arc))
  const isTotal = (arc: number) => arc % (columns + 1) === columns || arc >= rows * (columns + 1)
  const smallCells = arcs.filter((arc) => isSmall(arc) && !isTotal(arc))

  protect(network, hidden, smallCells, threshold, (arc) => !isTotal(arc))
  const smallTotals = arcs.filter((arc) => isSmall(arc) && isTotal(arc))
  for (const arc of smallTotals) hidden[arc] = 1
  protect(network, hidden, [...smallCells, ...smallTotals], threshold, () => true)

  const isHidden = (row: number, column: number) => {
    const arc = arcOf(network, row, column)
    return hidden[arc] === 1 && !isAbsent(network, arc)
  }
  return {
    hidden: counts.map((row, i) => row.map((_, j) => isHidden(i, j))),
    primary,
    intervals: intervalsOf(network, hidden),
    hiddenRowTotals: counts.map((_, i) => isHidden(i, columns)),
    hiddenColumnTotals: (counts[0] ?? []).map((_, j) => isHidden(rows, j)),
    hiddenGrandTotal: isHidden(rows, columns),
  }
}

/** Hides more arcs until each protected one is as wide as wanted, or as may be reached; then shows what is not needed. */
function protect(
  network: TableNetwork,
  hidden: Uint8Array,
  protectedArcs: readonly number[],
  wanted: number,
  mayHide: (arc: number) => boolean,
): void {
  const before = hidden.slice()
  for (const arc of protectedArcs) widen(network, hidden, arc, wanted, mayHide)

  const states = protectedArcs.map((arc) => ({ arc, ...protectionOf(network, hidden, arc, wanted) }))
  const added = [...hidden.keys()].filter((arc) => hidden[arc] === 1 && before[arc] === 0)
  const dearestFirst = added.toSorted((a, b) => costOf(network, b) - costOf(network, a) || b - a)
  for (const arc of dearestFirst) {
    hidden[arc] = 0
    const touched = states.filter(({ moved }) => moved.has(arc))
    const without = touched.map((state) => protectionOf(network, hidden, state.arc, wanted))
    if (without.every(({ width }, i) => width >= Math.min(wanted, touched[i]?.width ?? 0))) {
      touched.forEach((state, i) => Object.assign(state, without[i]))
    } else hidden[arc] = 1
  }
}

/** Hides the cheapest ways round for one arc until it is as wide as wanted, or no way is left. */
function widen(
  network: TableNetwork,
  hidden: Uint8Array,
  arc: number,
  wanted: number,
  mayHide: (arc: number) => boolean,
): void {
  const cost = (other: number) =>
    hidden[other] === 1 ? 0 : mayHide(other) ? costOf(network, other) : Infinity
  for (;;) {
    const flows = { up: network.figures.slice(), down: network.figures.slice() }
    const up = reachOf(network, flows.up, hidden, arc, 'up', wanted)
    const down = reachOf(network, flows.down, hidden, arc, 'down', wanted)
    const missing = wanted - up - down
    if (missing <= 0) return
    const left = { up: Infinity, down: (network.figures[arc] ?? 0) - down }
    const path = wayRound(network, flows, arc, missing, left, cost)
    if (path === null) return
    for (const step of path) hidden[step < 0 ? ~step : step] = 1
  }
}

/**
 * The cheapest way to move an arc further, by all that is missing or else by half of it and so on; upwards if possible,
 * else downwards, where it can fall no lower than nought.
 */
function wayRound(
  network: TableNetwork,
  flows: { up: Float64Array; down: Float64Array },
  arc: number,
  missing: number,
  left: { up: number; down: number },
  cost: (arc: number) => number,
): number[] | null {
  for (let least = missing; least >= 1; least = Math.floor(least / 2)) {
    for (const direction of ['up', 'down'] as const) {
      if (left[direction] < least) continue
      const path = cheapestPath(network, flows[direction], endsFor(network, arc, direction), cost, least)
      if (path !== null) return path
    }
  }
  return null
}

/** How wide an arc is protected (no further than wanted), and which figures move to show it. */
function protectionOf(network: TableNetwork, hidden: Uint8Array, arc: number, wanted: number) {
  const up = network.figures.slice()
  const down = network.figures.slice()
  const above = reachOf(network, up, hidden, arc, 'up', wanted)
  const width = above >= wanted ? above : above + reachOf(network, down, hidden, arc, 'down', wanted - above)
  const moved = new Set<number>()
  for (let other = 0; other < up.length; other++) {
    const figure = network.figures[other]
    if (up[other] !== figure || down[other] !== figure) moved.add(other)
  }
  return { width, moved }
}

/**
 * What hiding a figure costs a reader: a cell 4 and the binary logarithm of its count, so that few cells are hidden and
 * small ones before large; then noughts, then totals, the grand total last of all. (Cost by count alone hid six cells
 * of a 4 × 5 table where two are enough.)
 */
function costOf({ rows, columns, figures }: TableNetwork, arc: number): number {
  const figure = figures[arc] ?? 0
  const dearest = 64 * figures.length
  const ofCount = 4 + Math.log2(1 + figure)
  if (arc === figures.length - 1) return dearest ** 3
  if (arc % (columns + 1) === columns || arc >= rows * (columns + 1)) return dearest ** 2 + ofCount
  return figure === 0 ? dearest : ofCount
}
