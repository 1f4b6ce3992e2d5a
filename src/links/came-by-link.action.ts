import { hashOfToken } from '../credentials/token.action.ts'
import type { Database } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { timeIn, type Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { holderOf } from './holder-of.ts'
import { readLinkKey } from './link-key.ts'
import { returnPath, standingOf, type Standing } from './link.ts'
import { findLinkOfSession } from './link.sql.ts'
import { deleteLinkSession } from './link-session.sql.ts'

export interface CameByLink {
  readonly actor: Actor
  /** The one return that is open to them. */
  readonly path: string
  readonly standing: Standing
}

/**
 * Who stands behind the cookie of a link in a place; undefined where it is of another place or has ended. Read on every
 * request: a link that is withdrawn ends with the next click.
 */
export async function cameByLink(
  db: Database,
  place: Place,
  cookie: string,
  now: Date,
  requestId: string,
): Promise<CameByLink | undefined> {
  const key = readLinkKey(cookie)
  if (key?.shortName !== place.shortName) return undefined
  const at = timeIn(place, now)
  const link = await readTenant(db, place.id, (trx) => findLinkOfSession(trx, hashOfToken(key.token), at))
  return (
    link && {
      actor: holderOf(place.id, link, requestId),
      path: returnPath(place, link.return),
      standing: standingOf(link, at),
    }
  )
}

/** Ends the session of a link; the link itself can be opened again. */
export async function leaveLink(db: Database, places: readonly Place[], cookie: string): Promise<void> {
  const key = readLinkKey(cookie)
  const place = places.find(({ shortName }) => shortName === key?.shortName)
  if (key && place) await inTenant(db, place.id, (trx) => deleteLinkSession(trx, hashOfToken(key.token)))
}
