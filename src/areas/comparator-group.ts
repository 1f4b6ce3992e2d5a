import type { Area } from './area.ts'

export const groupKinds = ['nearest-neighbours', 'family-group', 'region', 'own'] as const
export type GroupKind = (typeof groupKinds)[number]

/** Places that one's own is held beside: who they are was settled by somebody, who is named as its source. */
export interface ComparatorGroup {
  /** Never changed: addresses and rules of assessment name the group by it. */
  readonly code: string
  readonly name: string
  readonly kind: GroupKind
  readonly source: string
  /** Counts its changes, so that of two editors the second is told. */
  readonly version: number
}

/** Who belongs to a group from a day on (null: from the beginning), up to the day on which the next edition begins. */
export interface GroupEdition {
  readonly edition: number
  readonly startsOn: string | null
  readonly reason: string
  readonly recordedAt: Date
  /** By name. */
  readonly members: readonly Area[]
}

export function isGroupKind(text: string): text is GroupKind {
  return (groupKinds as readonly string[]).includes(text)
}

/** The edition by which a group is made up on a day: of those that have begun the last, and of equals the later recorded. */
export function editionOn(editions: readonly GroupEdition[], day: string): GroupEdition | undefined {
  return editions
    .filter(({ startsOn }) => startsOn === null || startsOn <= day)
    .toSorted((a, b) => (a.startsOn ?? '').localeCompare(b.startsOn ?? '') || a.edition - b.edition)
    .at(-1)
}

/** The group that is shown unless another is asked for: the nearest neighbours, where there are any. */
export function mainGroup(groups: readonly ComparatorGroup[]): ComparatorGroup | undefined {
  const rank = ({ kind }: ComparatorGroup): number => groupKinds.indexOf(kind)
  return groups.toSorted((a, b) => rank(a) - rank(b))[0]
}
