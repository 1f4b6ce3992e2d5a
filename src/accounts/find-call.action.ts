import type { App, Asking } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { listPlaces } from '../places/place.sql.ts'
import { londonDate } from '../kernel/london.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Call } from '../api/door.action.ts'
import { timeIn } from '../places/place.ts'
import { holderOf } from './access-token.action.ts'
import { actorIn } from './sign-in.action.ts'
import { findStanding, type Standing } from './standing.action.ts'
import { hashOfToken } from '../credentials/token.action.ts'

/**
 * Who asks, and for which place: the one named, or the first in which the account has a role. A place in which it has
 * none is not there for it. Null: nobody is signed in. A program that sends an `Authorization` header is whom its access
 * token says, and never whom a cookie beside it says.
 */
export async function findCall(
  app: App,
  { token, now, requestId }: Asking,
  named: string | undefined,
  authorization?: string,
): Promise<Call | Refusal | null> {
  const { who, places } =
    authorization === undefined ? await bySession(app, token) : await byToken(app, authorization)
  if (who === null) return null
  for (const place of named === undefined ? places : places.filter(({ shortName }) => shortName === named)) {
    const actor = await actorIn(app.db, place, who, now, requestId)
    if (actor && actor.grants.length > 0)
      return { app, place, actor, now, today: londonDate(timeIn(place, now)) }
  }
  return refuse('not-found', 'place-not-found')
}

const nobody: Standing = { who: null, places: [] }

async function bySession(app: App, token: string | null): Promise<Standing> {
  return token === null ? nobody : outsideTenants(app.db, (trx) => findStanding(trx, hashOfToken(token)))
}

async function byToken(app: App, authorization: string): Promise<Standing> {
  const who = await holderOf(app, authorization)
  return who === null ? nobody : { who, places: await outsideTenants(app.db, listPlaces) }
}
