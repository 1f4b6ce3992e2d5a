import highsLoader from 'highs'
import type { LinkedCounts } from '../suppress-linked.ts'

/**
 * What linear programming (HiGHS) says a hidden count can be at least and at most: an attacker's calculation that
 * shares no line with ours.
 */
export async function linearOracle() {
  const highs = await highsLoader()
  return ({ counts, sums }: LinkedCounts, hidden: readonly boolean[], asked: number): [number, number] => {
    const constraints = sums.flatMap(({ total, parts }, at) => {
      const terms = [{ count: total, sign: -1 }, ...parts.map((count) => ({ count, sign: 1 }))]
      const free = terms.filter(({ count }) => hidden[count])
      if (free.length === 0) return []
      const known = terms.filter(({ count }) => !hidden[count])
      const right = -known.reduce((all, { count, sign }) => all + sign * (counts[count] ?? 0), 0)
      return [
        ` c${at}: ${free.map(({ count, sign }) => `${sign > 0 ? '+' : '-'} x${count}`).join(' ')} = ${right}`,
      ]
    })
    const solve = (goal: 'Minimize' | 'Maximize'): number => {
      const result = highs.solve(`${goal}\n obj: x${asked}\nSubject To\n${constraints.join('\n')}\nEnd`)
      return result.Status === 'Optimal' ? result.ObjectiveValue : Infinity
    }
    return [solve('Minimize'), solve('Maximize')]
  }
}
