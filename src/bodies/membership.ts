import { Temporal } from 'temporal-polyfill'
import type { Sector } from '../organisations/organisation.ts'

export const memberRoles = [
  'chair',
  'vice-chair',
  'member',
  'officer',
  'portfolio-holder',
  'adviser',
] as const
export type MemberRole = (typeof memberRoles)[number]

/** A person's time on a body. Days are `YYYY-MM-DD`, the last one counted. */
export interface Membership {
  readonly id: number
  readonly personId: number
  readonly role: MemberRole
  readonly startsOn: string
  readonly endsOn: string | null
  readonly reviewDueOn: string | null
}

/** Whom a member speaks for. */
export interface SpokenFor {
  readonly code: string
  readonly name: string
  readonly sector: Sector
}

export interface Member extends Membership {
  readonly post: string
  readonly name: string
  readonly speaksFor: SpokenFor | null
}

export function isMemberRole(text: string): text is MemberRole {
  return (memberRoles as readonly string[]).includes(text)
}

export function isCurrent(
  { startsOn, endsOn }: Pick<Membership, 'startsOn' | 'endsOn'>,
  today: string,
): boolean {
  return startsOn <= today && (endsOn === null || endsOn >= today)
}

/** A membership is looked at again two years after it began or was last looked at. */
export function nextReview(from: string): string {
  return Temporal.PlainDate.from(from).add({ years: 2 }).toString()
}

export function isReviewOverdue(
  membership: Pick<Membership, 'startsOn' | 'endsOn' | 'reviewDueOn'>,
  today: string,
): boolean {
  const { reviewDueOn } = membership
  return isCurrent(membership, today) && reviewDueOn !== null && reviewDueOn < today
}
