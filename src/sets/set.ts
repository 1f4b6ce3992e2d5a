/** What a set of indicators can be. */
export const setKinds = [
  'national',
  'laa-designated',
  'laa-statutory',
  'stretch',
  'floor',
  'bvpi',
  'local',
] as const
export type SetKind = (typeof setKinds)[number]

export interface IndicatorSet {
  readonly code: string
  readonly name: string
  readonly kind: SetKind
  /** Where it comes from, in words; empty: not said. */
  readonly source: string
  readonly version: number
}

/** From a day to a day, both counted; null: for as long as anybody knows, and until further notice. */
export interface Spell {
  readonly startsOn: string | null
  readonly endsOn: string | null
}

/** An indicator's place in a set. */
export interface Membership extends Spell {
  readonly indicatorId: number
  readonly code: string
  readonly title: string
  /** Counts from 1: an indicator may leave and come back. */
  readonly spell: number
  /** Its title is as a pack gave it, and nobody has held it against its source. */
  readonly isTitleUnchecked: boolean
}

export function isSetKind(text: string): text is SetKind {
  return (setKinds as readonly string[]).includes(text)
}

const first = ''
const last = '9999-12-31'

export function isOn({ startsOn, endsOn }: Spell, day: string): boolean {
  return (startsOn ?? first) <= day && day <= (endsOn ?? last)
}

export function overlap(one: Spell, other: Spell): boolean {
  return (
    (one.startsOn ?? first) <= (other.endsOn ?? last) && (other.startsOn ?? first) <= (one.endsOn ?? last)
  )
}

/** The most of these that hold on any one day: one of the days on which a spell begins. */
export function mostAtOnce(spells: readonly Spell[]): number {
  const days = new Set(spells.map(({ startsOn }) => startsOn ?? first))
  return Math.max(0, ...[...days].map((day) => spells.filter((spell) => isOn(spell, day)).length))
}
