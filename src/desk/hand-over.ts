import type { Membership } from '../bodies/membership.ts'
import type { OwnedLine } from '../returns/return.ts'
import type { Finding } from '../kernel/finding.ts'

interface OwnedMembership extends Membership {
  readonly bodyId: number
  readonly bodyCode: string
  readonly bodyName: string
}

interface OwnedIndicator {
  readonly id: number
  readonly code: string
  readonly title: string
}

/** What somebody who leaves, or has left, still owns. */
export interface Owned {
  /** Held last by this person, and by nobody after. */
  readonly posts: readonly { readonly id: number; readonly title: string }[]
  readonly memberships: readonly OwnedMembership[]
  readonly indicators: readonly OwnedIndicator[]
  /** Of returns that are with their department. */
  readonly lines: readonly OwnedLine[]
}

export const ownedKinds = ['posts', 'memberships', 'indicators', 'lines'] as const
export type OwnedKind = (typeof ownedKinds)[number]

export function countOwned(owned: Owned): number {
  return ownedKinds.reduce((sum, kind) => sum + owned[kind].length, 0)
}

/** The id of who takes a kind over; `end`: the posts close, memberships end, indicators have nobody; '' leaves it for later. */
export type Taker = string

export interface HandOverForm {
  /** Who takes over whatever has no taker of its own. */
  readonly to: Taker
  readonly kinds: Readonly<Record<OwnedKind, Taker>>
  readonly reason: string
}

export function takerOf({ to, kinds }: HandOverForm, kind: OwnedKind): Taker {
  return kinds[kind] === '' ? to : kinds[kind]
}

/** `takers` are the ids of those who can take something over. */
export function* checkHandOver(
  form: HandOverForm,
  owned: Owned,
  takers: ReadonlySet<string>,
): Generator<Finding> {
  const error = (field: string, code: string): Finding => ({ field, code, severity: 'error', args: {} })
  const isTaker = (taker: Taker): boolean => taker === '' || taker === 'end' || takers.has(taker)
  if (!isTaker(form.to)) yield error('to', 'taker-unknown')
  for (const kind of ownedKinds) if (!isTaker(form.kinds[kind])) yield error(kind, 'taker-unknown')
  if (ownedKinds.every((kind) => owned[kind].length === 0 || takerOf(form, kind) === ''))
    yield error('to', 'taker-missing')
}
