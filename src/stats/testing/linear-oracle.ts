import highsLoader from 'highs'

/**
 * What linear programming (HiGHS) says each hidden figure of a table can be at least and at most: an attacker's
 * calculation that shares no line with ours. Figures are given with their totals, row by row.
 */
export async function linearOracle() {
  const highs = await highsLoader()
  return (
    full: readonly (readonly number[])[],
    hidden: readonly (readonly boolean[])[],
    row: number,
    column: number,
  ) => {
    const term = (i: number, j: number) => (hidden[i]?.[j] ? `x${i}_${j}` : '')
    const sums = [
      ...full.map((own, i) => own.map((_, j) => [i, j] as const)),
      ...(full[0] ?? []).map((_, j) => full.map((_, i) => [i, j] as const)),
    ]
    const constraints = sums.flatMap((cells, at) => {
      const parts = cells.map(([i, j], index) => ({ i, j, sign: index === cells.length - 1 ? -1 : 1 }))
      const free = parts.filter(({ i, j }) => hidden[i]?.[j])
      if (free.length === 0) return []
      const known = parts.filter(({ i, j }) => !hidden[i]?.[j])
      const right = -known.reduce((all, { i, j, sign }) => all + sign * (full[i]?.[j] ?? 0), 0)
      return [
        ` c${at}: ${free.map(({ i, j, sign }) => `${sign > 0 ? '+' : '-'} ${term(i, j)}`).join(' ')} = ${right}`,
      ]
    })
    const solve = (goal: 'Minimize' | 'Maximize') => {
      const result = highs.solve(
        `${goal}\n obj: ${term(row, column)}\nSubject To\n${constraints.join('\n')}\nEnd`,
      )
      return result.Status === 'Optimal' ? Math.round(result.ObjectiveValue) : Infinity
    }
    return [solve('Minimize'), solve('Maximize')] as const
  }
}
