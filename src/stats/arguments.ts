/**
 * The two kinds of bad input, kept apart in the whole library: a call that is wrong in itself (confidence of 2, lists
 * of different length) throws a RangeError naming the argument; data that cannot support an answer never throws.
 */
export type Options = {
  /** Coverage of the interval as a share, 0.9 ≤ c < 1; 0.95 unless given. */
  confidence?: number
  /** What the value and its limits are multiplied by: 100 for a percentage, 100000 for a rate; 1 unless given. */
  multiplier?: number
}

/** A number that may be missing or suppressed. Missing is never nought: it makes the answer null. */
export type Figure = number | null

/** Throws the RangeError of a call that is wrong in itself. */
export function requireThat(holds: boolean, argument: string, rule: string): asserts holds {
  if (!holds) throw new RangeError(`${argument} ${rule}`)
}

export function readOptions(options: Options): { confidence: number; multiplier: number } {
  const { confidence = 0.95, multiplier = 1 } = options
  requireThat(confidence >= 0.9 && confidence < 1, 'confidence', 'must be at least 0.9 and below 1')
  requireThat(Number.isFinite(multiplier) && multiplier > 0, 'multiplier', 'must be a number above 0')
  return { confidence, multiplier }
}

/** Every named list must be as long as the first. */
export function requireSameLength(lists: Record<string, readonly unknown[] | undefined>): void {
  const given = Object.entries(lists).filter(([, list]) => list !== undefined)
  const first = given[0]?.[1]?.length
  for (const [name, list] of given)
    requireThat(list?.length === first, name, `must have ${first} entries, like the others`)
}

/** The argument must be one of a few words. */
export function requireOneOf(value: unknown, allowed: readonly unknown[], argument: string): void {
  requireThat(allowed.includes(value), argument, `must be one of ${allowed.join(', ')}`)
}

/** True when the figure is a number one can calculate with: neither missing, nor NaN, nor infinite. */
export const isPresent = (figure: Figure | undefined): figure is number => Number.isFinite(figure)

/** Every figure of the list is present. */
export const arePresent = (figures: readonly (Figure | undefined)[]): figures is number[] =>
  figures.every(isPresent)
