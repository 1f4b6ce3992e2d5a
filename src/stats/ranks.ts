import { isPresent, requireOneOf, requireThat, type Figure } from './arguments.ts'

/**
 * Place of each value among those present: 1 is best, equal values share a place and the next is left out (1, 2, 2, 4).
 * `polarity` says which end is best; `high` unless given. A missing value has no place.
 */
export function ranks(
  values: readonly Figure[],
  { polarity = 'high' }: { polarity?: 'high' | 'low' } = {},
): (number | null)[] {
  requireOneOf(polarity, ['high', 'low'], 'polarity')
  const present = values.filter(isPresent)
  const isBetter = (one: number, other: number) => (polarity === 'high' ? one > other : one < other)
  return values.map((value) =>
    isPresent(value) ? 1 + present.filter((other) => isBetter(other, value)).length : null,
  )
}

/**
 * The value below which a share of the values present lies, interpolated as R's type 7 and the spreadsheet's
 * PERCENTILE.INC do (Hyndman & Fan 1996): 0.5 is the median, 0.25 and 0.75 the quartiles. Null without values.
 */
export function quantile(values: readonly Figure[], share: number): number | null {
  requireThat(share >= 0 && share <= 1, 'share', 'must be from 0 to 1')
  const sorted = values.filter(isPresent).toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)]
  const high = sorted[Math.ceil(at)]
  if (low === undefined || high === undefined) return null
  const between = at - Math.floor(at)
  return low * (1 - between) + high * between
}

export const median = (values: readonly Figure[]): number | null => quantile(values, 0.5)

/** Where one value stands in its comparator group, for a sentence such as "6th of 16 with a figure". */
export type Standing = {
  rank: number
  of: number
  median: number
  lowerQuartile: number
  upperQuartile: number
}

/** Standing of `values[index]` among the values present; null when it is missing. */
export function standing(
  values: readonly Figure[],
  index: number,
  options: { polarity?: 'high' | 'low' } = {},
): Standing | null {
  requireThat(
    Number.isInteger(index) && index >= 0 && index < values.length,
    'index',
    'must be one of the values',
  )
  const rank = ranks(values, options)[index] ?? null
  const [lowerQuartile, middle, upperQuartile] = [0.25, 0.5, 0.75].map((share) => quantile(values, share))
  if (rank === null || lowerQuartile == null || middle == null || upperQuartile == null) return null
  return { rank, of: values.filter(isPresent).length, median: middle, lowerQuartile, upperQuartile }
}
