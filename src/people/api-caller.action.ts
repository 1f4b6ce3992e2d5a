import type { App, Asking } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Call } from './api-door.action.ts'
import { timeIn } from './place.ts'
import { actorIn } from './sign-in.action.ts'
import { findStanding } from './standing.sql.ts'
import { hashOfToken } from './token.action.ts'

/**
 * Who asks, and for which place: the one named, or the first in which the account has a role. A place in which it has
 * none is not there for it. Null: nobody is signed in.
 */
export async function findCall(
  app: App,
  { token, now, requestId }: Asking,
  named: string | undefined,
): Promise<Call | Refusal | null> {
  if (token === null) return null
  const { accountId, places } = await outsideTenants(app.db, (trx) => findStanding(trx, hashOfToken(token)))
  if (accountId === null) return null
  for (const place of named === undefined ? places : places.filter(({ shortName }) => shortName === named)) {
    const actor = await actorIn(app.db, place, accountId, now, requestId)
    if (actor && actor.grants.length > 0)
      return { app, place, actor, now, today: londonDate(timeIn(place, now)) }
  }
  return refuse('not-found', 'place-not-found')
}
