import { requireThat } from './arguments.ts'
import { linearBounds } from './linear-bounds.ts'

/** Counts of any number of tables, each once, and the sums a reader can check: a total and its parts, by index. */
export type LinkedCounts = {
  counts: readonly number[]
  sums: readonly { total: number; parts: readonly number[] }[]
}

export type SuppressedCounts = { hidden: boolean[]; primary: boolean[]; intervals: [number, number][] }

/**
 * Disclosure control of tables that share counts: wards within a borough, quarters within a year, two tables with one
 * column in common. Each count stands once in `counts`; `sums` says which are totals of which, in all tables together.
 *
 * Primary: 1 to threshold − 1 (5 unless given), totals included. The attacker's calculation is linear programming over
 * all sums at once (`linear-bounds.ts`; de Wolf & Giessing 2009 on linked tables). While a small count could be worked
 * out to less than the threshold, the cheapest count of the sum that gives most away about it is hidden too – small
 * ones first, 0 last – and in the end each is shown again that need not be hidden. Safe by proof; not always the
 * fewest. For one two-way table `suppressTable` is faster and hides less. Up to a few hundred counts.
 *
 * A sum that does not add up, or names a count that is not there, is a RangeError. Unbounded: the largest safe number.
 */
export function suppressLinked(
  { counts, sums }: LinkedCounts,
  { threshold = 5 }: { threshold?: number } = {},
): SuppressedCounts {
  requireThat(
    Number.isInteger(threshold) && threshold >= 2,
    'threshold',
    'must be a whole number of 2 or more',
  )
  requireThat(
    counts.every((n) => Number.isSafeInteger(n) && n >= 0),
    'counts',
    'must be whole numbers of 0 or more',
  )
  const addsUp = sums.every(({ total, parts }) => {
    const found = parts.reduce((all, part) => all + (counts[part] ?? NaN), 0)
    return parts.length > 0 && found === counts[total]
  })
  requireThat(addsUp, 'sums', 'must add up over counts that are there')

  const primary = counts.map((count) => count > 0 && count < threshold)
  const hidden = [...primary]
  const members = sums.map(({ total, parts }) => [total, ...parts])
  const isSafe = (count: number, bounds: Bounds) => widthOf(bounds(count)) >= threshold
  const exposed = (bounds: Bounds) => counts.findIndex((_, at) => primary[at] && !isSafe(at, bounds))

  const added: number[] = []
  for (;;) {
    const count = exposed(boundsOf(counts, sums, hidden))
    const next = count < 0 ? null : nextToHide(counts, members, hidden, count)
    if (next === null) break
    hidden[next] = true
    added.push(next)
  }
  for (const count of added.toSorted((a, b) => costOf(counts, b) - costOf(counts, a))) {
    hidden[count] = false
    if (exposed(boundsOf(counts, sums, hidden)) >= 0) hidden[count] = true
  }
  const bounds = boundsOf(counts, sums, hidden)
  return { hidden, primary, intervals: counts.map((count, at) => (hidden[at] ? bounds(at) : [count, count])) }
}

type Bounds = (count: number) => [number, number]

const widthOf = ([least, most]: [number, number]): number => most - least

/** What a reader can deduce about each hidden count, as whole numbers. */
function boundsOf(counts: readonly number[], sums: LinkedCounts['sums'], hidden: readonly boolean[]): Bounds {
  const unknown = [...counts.keys()].filter((at) => hidden[at])
  const place = new Map(unknown.map((count, at) => [count, at]))
  const rows = sums.flatMap(({ total, parts }) => {
    const row = unknown.map(() => 0)
    for (const [count, sign] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const at = place.get(count)
      if (at !== undefined) row[at] = (row[at] ?? 0) + sign
    }
    return row.some((coefficient) => coefficient !== 0) ? [row] : []
  })
  const ask = linearBounds(
    unknown.map((count) => counts[count] ?? 0),
    rows,
  )
  return (count) => {
    const [least, most] = ask(place.get(count) ?? 0)
    return [Math.ceil(least - 1e-6), most === Infinity ? Number.MAX_SAFE_INTEGER : Math.floor(most + 1e-6)]
  }
}

/** The cheapest count still shown in the sum with the fewest hidden ones that touches the exposed count, or what it hangs on. */
function nextToHide(
  counts: readonly number[],
  members: readonly (readonly number[])[],
  hidden: readonly boolean[],
  exposed: number,
): number | null {
  const reached = new Set([exposed])
  for (let size = 0; size !== reached.size;) {
    size = reached.size
    for (const sum of members) {
      if (sum.some((count) => reached.has(count)))
        sum.filter((count) => hidden[count]).forEach((count) => reached.add(count))
    }
  }
  const choices = members.flatMap((sum) => {
    const shown = sum.filter((count) => !hidden[count])
    if (shown.length === 0 || !sum.some((count) => reached.has(count))) return []
    const cheapest = shown.toSorted((a, b) => costOf(counts, a) - costOf(counts, b) || a - b)[0] ?? -1
    return [{ cheapest, alone: sum.length - shown.length }]
  })
  const best = choices.toSorted(
    (a, b) =>
      a.alone - b.alone || costOf(counts, a.cheapest) - costOf(counts, b.cheapest) || a.cheapest - b.cheapest,
  )[0]
  return best?.cheapest ?? null
}

function costOf(counts: readonly number[], count: number): number {
  const figure = counts[count] ?? 0
  return figure === 0 ? Infinity : figure
}
