import type { Actor } from './actor.ts'
import { factsOf, grantOf, type HeldGrant } from './grant.ts'
import { decide } from './policy.ts'
import { actions, weighty, type Action } from './roles.ts'

/** How far a grant carries an action: everywhere in the place, in what it covers, or in what has been published. */
export type Extent = 'place' | 'scope' | 'published'

export interface Way {
  readonly grant: HeldGrant
  readonly extent: Extent
}

/** One thing that can be asked of the policy, and every grant through which this person may do it; none: no. */
export interface Explained {
  readonly action: Action
  readonly ways: readonly Way[]
  /** Asks for showing again that it is they. */
  readonly isWeighty: boolean
}

/** What somebody may do, and through what: each grant alone is put to the policy itself, so there is no second rule. */
export function explainRights(grants: readonly HeldGrant[]): Explained[] {
  return (Object.keys(actions) as Action[]).map((action) => ({
    action,
    isWeighty: weighty.has(action),
    ways: grants.flatMap((grant) => {
      const extent = extentOf(grant, action)
      return extent === null ? [] : [{ grant, extent }]
    }),
  }))
}

function extentOf(held: HeldGrant, action: Action): Extent | null {
  const holder: Actor = {
    tenantId: 0,
    personId: held.personId,
    name: '',
    post: held.post,
    grants: [grantOf(held)],
    requestId: '',
    isConfirmed: true,
  }
  if (decide(holder, action).allowed) return 'place'
  if (decide(holder, action, factsOf(held.scope)).allowed) return 'scope'
  return decide(holder, action, { isPublished: true }).allowed ? 'published' : null
}
