const tolerance = 1e-9

/**
 * The least and most that each of some figures of 0 or more can be when sums of them are known: linear programming by
 * the simplex method (Dantzig 1951; Bland's rule, 1977, so that it ends), dense, for a few hundred figures.
 *
 * `truth` is one way the figures can be; `sums` are the coefficients of the known sums, whose right sides are what the
 * truth gives. Returns a question that can be asked for any figure; the upper end may be infinite.
 */
export function linearBounds(truth: readonly number[], sums: readonly (readonly number[])[]) {
  const tableau = new Tableau(truth, sums)
  return (figure: number): [number, number] => [
    tableau.extreme(figure, 'least'),
    tableau.extreme(figure, 'most'),
  ]
}

/** Each row: one basic figure, and how it falls as the others rise. The others are at 0 once the start is a corner. */
class Tableau {
  readonly rows: Float64Array[] = []
  readonly basis: number[] = []
  readonly values: Float64Array

  constructor(truth: readonly number[], sums: readonly (readonly number[])[]) {
    this.values = Float64Array.from(truth)
    const largestFirst = [...truth.keys()].toSorted((a, b) => (truth[b] ?? 0) - (truth[a] ?? 0) || a - b)
    for (const sum of sums) this.addRow(Float64Array.from(sum), largestFirst)
    for (const figure of truth.keys()) if (!this.basis.includes(figure)) this.lowerToBound(figure)
  }

  /** A sum, with the basic figures taken out of it; one that says nothing new is left out. */
  private addRow(row: Float64Array, order: readonly number[]): void {
    this.rows.forEach((known, at) => subtract(row, known, row[this.basis[at] ?? 0] ?? 0))
    const entering = order.find((figure) => Math.abs(row[figure] ?? 0) > tolerance)
    if (entering === undefined) return
    this.rows.push(row)
    this.basis.push(-1)
    this.pivot(this.rows.length - 1, entering)
  }

  /** Walks from the truth to a corner: the figure falls to 0, or enters the basis for one that reaches 0 before it. */
  private lowerToBound(figure: number): void {
    const value = this.values[figure] ?? 0
    const leaving = this.firstToReachZero(figure, -1, value)
    const fall = leaving === null ? value : this.stepTo(leaving, figure, -1)
    this.move(figure, -fall)
    if (leaving !== null) this.pivot(leaving, figure)
  }

  extreme(figure: number, end: 'least' | 'most'): number {
    const wanted = end === 'most' ? 1 : -1
    for (;;) {
      const row = this.basis.indexOf(figure)
      const slopes = this.rows[row]
      if (slopes === undefined && end === 'least') return 0
      const entering = slopes
        ? slopes.findIndex((slope, j) => j !== figure && -slope * wanted > tolerance)
        : figure
      if (entering < 0) return this.values[figure] ?? 0
      const leaving = this.firstToReachZero(entering, 1, Infinity)
      if (leaving === null) return slopes || end === 'most' ? Infinity * wanted : 0
      this.move(entering, this.stepTo(leaving, entering, 1))
      this.pivot(leaving, entering)
    }
  }

  /** The row whose basic figure first reaches 0 as another moves up or down; null when none does within the limit. */
  private firstToReachZero(moving: number, direction: 1 | -1, limit: number): number | null {
    let first: number | null = null
    let nearest = limit
    for (const at of this.rows.keys()) {
      if (direction * (this.rows[at]?.[moving] ?? 0) <= tolerance) continue
      const step = this.stepTo(at, moving, direction)
      const isEarlier = first !== null && step === nearest && (this.basis[at] ?? 0) < (this.basis[first] ?? 0)
      if (step < nearest || isEarlier) [first, nearest] = [at, step]
    }
    return first
  }

  private stepTo(row: number, moving: number, direction: 1 | -1): number {
    return Math.max(0, this.values[this.basis[row] ?? 0] ?? 0) / (direction * (this.rows[row]?.[moving] ?? 1))
  }

  private move(figure: number, step: number): void {
    this.values[figure] = (this.values[figure] ?? 0) + step
    this.rows.forEach((row, at) => {
      const basic = this.basis[at] ?? 0
      this.values[basic] = (this.values[basic] ?? 0) - (row[figure] ?? 0) * step
    })
  }

  private pivot(at: number, entering: number): void {
    const row = this.rows[at] ?? new Float64Array()
    const leaving = this.basis[at] ?? -1
    if (leaving >= 0) this.values[leaving] = 0
    const by = row[entering] ?? 1
    for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) / by
    this.rows.forEach((other, i) => {
      if (i !== at) subtract(other, row, other[entering] ?? 0)
    })
    this.basis[at] = entering
  }
}

function subtract(row: Float64Array, known: Float64Array, times: number): void {
  if (times === 0) return
  for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) - times * (known[j] ?? 0)
}
