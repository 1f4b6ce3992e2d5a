import { isPresent, requireThat, type Figure } from './arguments.ts'

/**
 * Splits areas into `groups` of equal number by their values, 1 to `groups`, as PHEindicatormethods' phe_quantile:
 * rank (ties share the lowest), then ⌊q + 1 − ⌈(n + 1 − rank)/(n/q)⌉⌋, where 0 becomes 1.
 *
 * Group 1 holds the lowest values; with `invert` the highest (use it when low is good, so that group 1 is the worst).
 * A missing value has no group and is not counted; with fewer values than groups none has one.
 */
export function quantileGroups(
  values: readonly Figure[],
  groups: number,
  { invert = false }: { invert?: boolean } = {},
): (number | null)[] {
  requireThat(Number.isInteger(groups) && groups >= 2, 'groups', 'must be a whole number of 2 or more')
  const sorted = values.filter(isPresent).toSorted((a, b) => (invert ? b - a : a - b))
  const n = sorted.length
  const firstRank = new Map<number, number>()
  for (const [index, value] of sorted.entries()) if (!firstRank.has(value)) firstRank.set(value, index + 1)
  return values.map((value) => {
    if (!isPresent(value) || n < groups) return null
    const rank = firstRank.get(value) ?? 1
    return Math.max(1, Math.floor(groups + 1 - Math.ceil((n + 1 - rank) / (n / groups))))
  })
}
