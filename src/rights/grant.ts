import type { Grant } from './actor.ts'
import type { Facts } from './policy.ts'
import type { Role } from './roles.ts'
import type { ScopeKind } from './scope.ts'

/** The one thing that a grant is limited to; what belongs to it is covered too. */
export interface GrantScope {
  readonly kind: ScopeKind
  readonly id: number
  readonly code: string
  readonly name: string
}

/** A grant as it stands in the store, whether or not it is in force. */
export interface HeldGrant {
  readonly id: number
  readonly personId: number
  readonly post: string
  readonly role: Role
  /** Null: the whole place. */
  readonly scope: GrantScope | null
  readonly startsOn: string
  /** The last day; a lent one ends with its source at the latest. Null: no end. */
  readonly endsOn: string | null
  readonly reason: string
  /** Set where it was lent. */
  readonly lentBy: { readonly grantId: number; readonly personId: number; readonly post: string } | null
}

export function isInForce(
  { startsOn, endsOn }: Pick<HeldGrant, 'startsOn' | 'endsOn'>,
  day: string,
): boolean {
  return startsOn <= day && (endsOn === null || endsOn >= day)
}

/** In force on the day or still to come. */
export function isStanding({ endsOn }: Pick<HeldGrant, 'endsOn'>, day: string): boolean {
  return endsOn === null || endsOn >= day
}

/** The same for the policy, covering the one thing itself. */
export function grantOf({ role, scope, lentBy }: HeldGrant): Grant {
  return {
    role,
    covers: scope === null ? 'all' : { [scope.kind]: new Set([scope.id]) },
    ...(lentBy === null ? {} : { lentBy: lentBy.post }),
  }
}

/** What the policy is told of the thing itself; null: of nothing in particular. */
export function factsOf(scope: Pick<GrantScope, 'kind' | 'id'> | null): Facts {
  return scope === null ? {} : tell[scope.kind](scope.id)
}

const tell: Readonly<Record<ScopeKind, (id: number) => Facts>> = {
  organisation: (id) => ({ organisationId: id }),
  body: (id) => ({ bodyId: id }),
  theme: (id) => ({ themeIds: [id] }),
  indicator: (id) => ({ indicatorId: id }),
}
