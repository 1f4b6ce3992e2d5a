import type { Change } from '../record/make-change.action.ts'
import { londonDate } from '../kernel/london.ts'
import type { Actor } from './actor.ts'
import { findActor } from './find-actor.sql.ts'
import { decide, type Facts, type Verdict } from './policy.ts'
import type { Action } from './roles.ts'

/**
 * The decision with the rights read again inside the change: between the click and here somebody else may have taken them
 * away, and two people who take each other's rights are one after the other.
 */
export async function decideNow(
  change: Change,
  actor: Actor,
  action: Action,
  facts: Facts = {},
): Promise<Verdict> {
  const now = await findActor(
    change.trx,
    actor.tenantId,
    { personId: actor.personId },
    dayOfChange(change),
    actor,
  )
  return now ? decide(now, action, facts) : { allowed: false, why: 'no-right' }
}

/** The day in the place on which the change is made. */
export function dayOfChange(change: Change): string {
  return londonDate(change.at)
}
