import type { Database } from '../db/database.ts'
import { outsideTenants, readTenant } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { londonDate } from '../kernel/london.ts'
import type { Actor } from '../rights/actor.ts'
import { findActor } from '../rights/find-actor.sql.ts'
import { listWithWayIn } from './account.sql.ts'
import { unknownBrowser, type Browser } from '../credentials/browser.ts'
import { findLink, insertLink, useLink } from '../credentials/link.sql.ts'
import { listPosts, type PostListed } from '../people/person.sql.ts'
import { findLogo } from '../places/place.sql.ts'
import { findStanding, type Standing } from './standing.action.ts'
import { timeIn, type Place } from '../places/place.ts'
import { deleteSession, insertSession } from './session.sql.ts'
import { hashOfToken, newToken } from '../credentials/token.action.ts'
import type { Who } from './who.ts'

/**
 * Begins a session; the token is for the cookie and is not kept. The session that the browser came with ends: nobody can
 * lay a session in a browser beforehand and share it afterwards.
 */
export async function startSession(
  db: Database,
  accountId: number,
  { device, network, earlier }: Browser = unknownBrowser,
  hasSecondFactor = false,
): Promise<string> {
  const { token, hash } = newToken()
  await outsideTenants(db, async (trx) => {
    if (earlier !== null) await deleteSession(trx, hashOfToken(earlier))
    await insertSession(trx, hash, { accountId, device, network, hasSecondFactor })
  })
  return token
}

export async function endSession(db: Database, token: string): Promise<void> {
  await outsideTenants(db, (trx) => deleteSession(trx, hashOfToken(token)))
}

/** What the account may do in a place today. Read on every request: a role that has ended ends with the next click. */
export async function actorIn(
  db: Database,
  place: Place,
  who: Who,
  now: Date,
  requestId: string,
): Promise<Actor | undefined> {
  const today = londonDate(timeIn(place, now))
  return readTenant(db, place.id, (trx) => findActor(trx, place.id, who, today, { requestId, ...who }))
}

/** The posts of a demonstration that can be tried: those whose account has no way to sign in of its own. */
export async function postsOf(db: Database, place: Place): Promise<PostListed[]> {
  const posts = await readTenant(db, place.id, listPosts)
  const accounts = posts.flatMap(({ accountId }) => accountId ?? [])
  const own = await outsideTenants(db, (trx) => listWithWayIn(trx, accounts))
  return posts.filter(({ accountId }) => accountId === null || !own.includes(accountId))
}

/** Who stands behind a cookie, and the places of the store: asked for on every request, in one transaction. */
export async function standingOf(db: Database, token: string | null): Promise<Standing> {
  return outsideTenants(db, (trx) => findStanding(trx, token === null ? null : hashOfToken(token)))
}

/** The logo of a place, as its file; null where it has none. */
export async function logoOf(db: Database, place: Place): Promise<Buffer | null> {
  return readTenant(db, place.id, (trx) => findLogo(trx, place.id))
}

/** Signs in as a post of a demonstration, and of nothing else. */
export async function signInAs(
  db: Database,
  place: Place,
  personId: number,
  browser: Browser = unknownBrowser,
): Promise<string | Refusal> {
  if (!place.isDemonstration) return refuse('not-found', 'not-a-demonstration')
  const posts = await postsOf(db, place)
  const post = posts.find((listed) => listed.personId === personId)
  if (post?.accountId == null) return refuse('not-found', 'post-not-found')
  return startSession(db, post.accountId, browser)
}

const minutesOfSignInLink = 24 * 60

/** A link that lets the holder in once, for an administrator at the keyboard of the machine. */
export async function makeSignInLink(
  db: Database,
  accountId: number,
  minutes = minutesOfSignInLink,
): Promise<string> {
  const { token, hash } = newToken()
  await outsideTenants(db, (trx) => insertLink(trx, { hash, purpose: 'sign-in', accountId, minutes }))
  return token
}

export async function isSignInLinkGood(db: Database, token: string): Promise<boolean> {
  return (await outsideTenants(db, (trx) => findLink(trx, hashOfToken(token), 'sign-in'))) !== undefined
}

export async function signInByLink(
  db: Database,
  token: string,
  browser: Browser = unknownBrowser,
): Promise<string | Refusal> {
  const used = await outsideTenants(db, (trx) => useLink(trx, hashOfToken(token), 'sign-in'))
  if (used?.accountId == null) return refuse('too-late', 'link-used')
  return startSession(db, used.accountId, browser)
}
