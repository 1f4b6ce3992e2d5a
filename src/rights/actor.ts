import type { Author } from '../record/entry.ts'
import type { Once } from '../record/once.ts'
import type { Role } from './roles.ts'
import type { Reach } from './scope.ts'

/** A role held today and what it covers. */
export interface Grant {
  readonly role: Role
  readonly covers: Reach
  /** The post that lent it; absent where it is held in one's own right. */
  readonly lentBy?: string
  /** The last day of what is lent. */
  readonly lentUntil?: string
}

/** The link by which somebody came, in place of signing in. */
export interface ByLink {
  readonly linkId: number
  /** The post that gave it; '' where the product itself did, with a reminder. */
  readonly givenBy: string
}

/** The person at the other end of a request, in one place. */
export interface Actor {
  readonly tenantId: number
  readonly personId: number
  readonly name: string
  readonly post: string
  readonly grants: readonly Grant[]
  readonly requestId: string
  /** Has this person shown within ten minutes that it is they? A program with a token never has. */
  readonly isConfirmed: boolean
  /** Set where the person came by a link to one return. */
  readonly byLink?: ByLink
  /** Set where the request comes with a token that only reads. */
  readonly readsOnly?: boolean
  /** Set where the request bears a key of its sender's. */
  readonly once?: Once | undefined
}

/** Who the record names: the post, and whose link brought them where nobody signed in. */
export function authorOf({ personId, post, byLink, requestId, once }: Actor): Author {
  return { personId, name: byLink ? `${post}, ${bySaying(byLink)}` : post, requestId, once }
}

function bySaying({ givenBy }: ByLink): string {
  return givenBy === '' ? 'by link' : `by link given by ${givenBy}`
}
