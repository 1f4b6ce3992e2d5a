import { countGuess, findBlock } from '../credentials/guess.sql.ts'
import { hashOfToken } from '../credentials/token.action.ts'
import type { Database } from '../db/database.ts'
import { outsideTenants, readTenant } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { timeIn, type Place } from '../places/place.ts'
import { readLinkKey } from './link-key.ts'
import { standingOf, type ReturnLink, type Standing } from './link.ts'
import { findLinkByKey } from './link.sql.ts'

export interface LinkSeen {
  readonly place: Place
  readonly link: ReturnLink
  readonly standing: Standing
}

/** Who asks for links: the places there are, the network it comes from, and when. */
export interface Looking {
  readonly places: readonly Place[]
  readonly network: string
  readonly now: Date
}

/**
 * The link of an address. Looking changes nothing about it and uses nothing up, however often a mail scanner does. Only an
 * address that is nobody's counts as a guess: ten from a network in five minutes, then fifteen minutes of none.
 */
export async function lookAtLink(
  db: Database,
  text: string,
  { places, network, now }: Looking,
): Promise<LinkSeen | Refusal> {
  const counted = { account: `link:${network}`, network: `links:${network}` }
  if (await outsideTenants(db, (trx) => findBlock(trx, counted)))
    return refuse('not-allowed', 'too-many-links')
  const key = readLinkKey(text)
  const place = key && places.find(({ shortName }) => shortName === key.shortName)
  const link = place && (await readTenant(db, place.id, (trx) => findLinkByKey(trx, hashOfToken(key.token))))
  if (link) return { place, link, standing: standingOf(link, timeIn(place, now)) }
  await outsideTenants(db, (trx) => countGuess(trx, counted))
  return refuse('not-found', 'link-unknown')
}
