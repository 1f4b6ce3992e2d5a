import type { Spell } from '../sets/set.ts'

/** What the allocation register says of one indicator's time in a set. Posts are null where nobody is named. */
export interface AllocationRow extends Spell {
  readonly code: string
  readonly title: string
  /** As a pack gave it, and nobody has held it against its source. */
  readonly isTitleUnchecked: boolean
  readonly spell: number
  readonly collator: string | null
  readonly responsible: string | null
  /** Codes of the scorecards that use it. */
  readonly cards: readonly string[]
  readonly hasTarget: boolean
  /** As written, which may be "To be set". */
  readonly baseline: string
}

/** What can be missing of an indicator, and when it is. */
export const gaps = {
  collator: ({ collator }) => collator === null,
  responsible: ({ responsible }) => responsible === null,
  target: ({ hasTarget }) => !hasTarget,
  baseline: ({ baseline }) => baseline === '',
} as const satisfies Record<string, (row: AllocationRow) => boolean>
export type Gap = keyof typeof gaps

const gapNames = Object.keys(gaps) as Gap[]

export function gapsOf(row: AllocationRow): Gap[] {
  return gapNames.filter((gap) => gaps[gap](row))
}

export function countGaps(rows: readonly AllocationRow[]): Record<Gap, number> {
  return Object.fromEntries(gapNames.map((gap) => [gap, rows.filter(gaps[gap]).length])) as Record<
    Gap,
    number
  >
}
