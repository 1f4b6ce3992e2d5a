import type { Author } from '../record/entry.ts'
import type { Once } from '../record/once.ts'
import type { Role } from './roles.ts'

/** A role held today, and the organisations it covers: all of them, or those of one branch of the tree. */
export interface Grant {
  readonly role: Role
  readonly covers: 'all' | ReadonlySet<number>
}

/** The person at the other end of a request, in one place. */
export interface Actor {
  readonly tenantId: number
  readonly personId: number
  readonly name: string
  readonly post: string
  readonly grants: readonly Grant[]
  readonly requestId: string
  /** Set where the request bears a key of its sender's. */
  readonly once?: Once | undefined
}

export function authorOf({ personId, post, requestId, once }: Actor): Author {
  return { personId, name: post, requestId, once }
}
