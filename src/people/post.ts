import type { Named } from './person.ts'

/** From the elected member to the individual: the line along which people answer for things. */
export const ranks = [
  'member',
  'strategic-director',
  'operational-director',
  'manager',
  'individual',
] as const
export type Rank = (typeof ranks)[number]

export function isRank(text: string): text is Rank {
  return (ranks as readonly string[]).includes(text)
}

export interface Post {
  readonly id: number
  readonly title: string
  readonly rank: Rank
  readonly organisation: Named | null
  /** The post that this one answers to. */
  readonly answersTo: number | null
  readonly closedOn: string | null
  readonly version: number
  /** Who holds it on the day asked for; null: vacant. */
  readonly holder: { readonly personId: number; readonly name: string; readonly since: string } | null
}

export interface Holding {
  readonly postId: number
  readonly title: string
  readonly personId: number
  readonly name: string
  readonly startsOn: string
  /** The last day; null: no end. */
  readonly endsOn: string | null
}

/** Do two times share a day? Nobody holds a post beside somebody else. */
export function overlaps(
  one: Pick<Holding, 'startsOn' | 'endsOn'>,
  other: Pick<Holding, 'startsOn' | 'endsOn'>,
): boolean {
  return (
    (other.endsOn === null || one.startsOn <= other.endsOn) &&
    (one.endsOn === null || other.startsOn <= one.endsOn)
  )
}
