/**
 * A two-way table with its totals as a flow: each cell is an arc from its row to its column, each row total an arc
 * from the column of totals to its row, each column total from its column to the row of totals, and the grand total
 * closes the circle. What enters a node leaves it: these are exactly the sums a reader can check, so what hidden
 * figures could be is what the flow on their arcs could be (Castro 2012, doi 10.1016/j.ejor.2011.08.024).
 */
export type TableNetwork = {
  rows: number
  columns: number
  from: Int32Array
  to: Int32Array
  /** The true figures, by arc: row by row, each with its total last; the last row is the column totals. */
  figures: Float64Array
  /** Arcs that touch each node. */
  touching: number[][]
}

/** The arc of a cell; row `rows` and column `columns` are the totals. */
export const arcOf = (network: TableNetwork, row: number, column: number): number =>
  row * (network.columns + 1) + column

export function tableNetwork(counts: readonly (readonly number[])[]): TableNetwork {
  const rows = counts.length
  const columns = counts[0]?.length ?? 0
  const arcs = (rows + 1) * (columns + 1)
  const from = new Int32Array(arcs)
  const to = new Int32Array(arcs)
  const figures = new Float64Array(arcs)
  const touching = Array.from({ length: rows + columns + 2 }, (): number[] => [])
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const arc = row * (columns + 1) + column
      const isMargin = (row === rows) !== (column === columns)
      const [rowNode, columnNode] = [row, rows + 1 + column]
      from[arc] = isMargin ? columnNode : rowNode
      to[arc] = isMargin ? rowNode : columnNode
      touching[rowNode]?.push(arc)
      touching[columnNode]?.push(arc)
      const count = counts[row]?.[column] ?? 0
      if (row === rows || column === columns) continue
      for (const sum of [arc, row * (columns + 1) + columns, rows * (columns + 1) + column, arcs - 1]) {
        figures[sum] = (figures[sum] ?? 0) + count
      }
    }
  }
  return { rows, columns, from, to, figures, touching }
}

/** Arcs in the order walked; an arc walked backwards (its figure falls) is ~arc. */
type Path = number[]

/** How far a figure can move along a path: any distance forwards, backwards to nought. */
const capacityOf = (path: Path, flow: Float64Array): number =>
  Math.min(...path.map((step) => (step < 0 ? (flow[~step] ?? 0) : Infinity)))

/** Moves every figure on the path by an amount. */
function push(path: Path, flow: Float64Array, amount: number): void {
  for (const step of path) {
    const arc = step < 0 ? ~step : step
    flow[arc] = (flow[arc] ?? 0) + (step < 0 ? -amount : amount)
  }
}

/**
 * The cheapest walk between two nodes over arcs whose cost is finite, avoiding one arc and going back only over figures
 * of at least `least`; null when there is none. Ties go to the lower node, so that the answer is always the same.
 */
export function cheapestPath(
  network: TableNetwork,
  flow: Float64Array,
  ends: { start: number; end: number; without: number },
  costOf: (arc: number) => number,
  least = 1,
): Path | null {
  const { from, to, touching } = network
  const distance = new Float64Array(touching.length).fill(Infinity)
  const arrival = new Int32Array(touching.length)
  const isDone = new Uint8Array(touching.length)
  distance[ends.start] = 0
  for (;;) {
    let node = -1
    for (let other = 0; other < touching.length; other++) {
      const isNearer = node < 0 || (distance[other] ?? 0) < (distance[node] ?? 0)
      if (!isDone[other] && distance[other] !== Infinity && isNearer) node = other
    }
    if (node < 0) return null
    if (node === ends.end) return walkBack(network, arrival, ends)
    isDone[node] = 1
    for (const arc of touching[node] ?? []) {
      if (arc === ends.without) continue
      const isForward = from[arc] === node
      if (!isForward && (flow[arc] ?? 0) < least) continue
      const next = (isForward ? to[arc] : from[arc]) ?? 0
      const cost = (distance[node] ?? 0) + costOf(arc)
      if (cost < (distance[next] ?? 0)) {
        distance[next] = cost
        arrival[next] = isForward ? arc : ~arc
      }
    }
  }
}

function walkBack(
  { from, to }: Pick<TableNetwork, 'from' | 'to'>,
  arrival: Int32Array,
  ends: { start: number; end: number },
): Path {
  const path: Path = []
  for (let node = ends.end; node !== ends.start;) {
    const step = arrival[node] ?? 0
    path.push(step)
    node = (step < 0 ? to[~step] : from[step]) ?? 0
  }
  return path.reverse()
}

/** Fewest-steps walk over hidden arcs only: the same as the cheapest, but by breadth and without a search for the nearest. */
function hiddenPath(
  { from, to, touching }: TableNetwork,
  flow: Float64Array,
  hidden: Uint8Array,
  ends: { start: number; end: number; without: number },
): Path | null {
  const arrival = new Int32Array(touching.length)
  const isSeen = new Uint8Array(touching.length)
  const queue = [ends.start]
  isSeen[ends.start] = 1
  for (const node of queue) {
    for (const arc of touching[node] ?? []) {
      if (hidden[arc] === 0 || arc === ends.without) continue
      const isForward = from[arc] === node
      if (!isForward && !((flow[arc] ?? 0) > 0)) continue
      const next = (isForward ? to[arc] : from[arc]) ?? 0
      if (isSeen[next] === 1) continue
      isSeen[next] = 1
      arrival[next] = isForward ? arc : ~arc
      if (next === ends.end) return walkBack({ from, to }, arrival, ends)
      queue.push(next)
    }
  }
  return null
}

/** The two ends between which the rest of the table must carry what is added to an arc, or taken from it. */
export function endsFor(network: TableNetwork, arc: number, direction: 'up' | 'down') {
  const [tail, head] = [network.from[arc] ?? 0, network.to[arc] ?? 0]
  return direction === 'up'
    ? { start: head, end: tail, without: arc }
    : { start: tail, end: head, without: arc }
}

/**
 * How far a hidden figure could be from the truth in one direction when only the hidden figures may move, by repeated
 * shortest walks (Edmonds & Karp 1972); stops at `enough`. `flow` is left as that other table. Infinite when nothing
 * published bounds it.
 */
export function reachOf(
  network: TableNetwork,
  flow: Float64Array,
  hidden: Uint8Array,
  arc: number,
  direction: 'up' | 'down',
  enough = Infinity,
): number {
  const ends = endsFor(network, arc, direction)
  const most = Math.min(enough, direction === 'down' ? (network.figures[arc] ?? 0) : Infinity)
  let moved = 0
  while (moved < most) {
    const path = hiddenPath(network, flow, hidden, ends)
    if (path === null) break
    const amount = Math.min(capacityOf(path, flow), most - moved)
    if (amount === Infinity) return Infinity
    push(path, flow, amount)
    moved += amount
  }
  return moved
}
