import type { Database } from '../db/database.ts'
import { outsideTenants, readTenant } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { londonDate } from '../kernel/london.ts'
import type { Actor } from './actor.ts'
import { findActor } from './find-actor.sql.ts'
import { insertLink, isLinkGood, useLink } from './link.sql.ts'
import { listPosts, type PostListed } from './person.sql.ts'
import { findLogo } from './place.sql.ts'
import { findStanding, type Standing } from './standing.sql.ts'
import { timeIn, type Place } from './place.ts'
import { deleteSession, insertSession } from './session.sql.ts'
import { hashOfToken, newToken } from './token.action.ts'

/** Begins a session; the token is for the cookie and is not kept. */
export async function startSession(db: Database, accountId: number): Promise<string> {
  const { token, hash } = newToken()
  await outsideTenants(db, (trx) => insertSession(trx, hash, accountId))
  return token
}

export async function endSession(db: Database, token: string): Promise<void> {
  await outsideTenants(db, (trx) => deleteSession(trx, hashOfToken(token)))
}

/** What the account may do in a place today. Read on every request: a role that has ended ends with the next click. */
export async function actorIn(
  db: Database,
  place: Place,
  accountId: number,
  now: Date,
  requestId: string,
): Promise<Actor | undefined> {
  const today = londonDate(timeIn(place, now))
  return readTenant(db, place.id, (trx) => findActor(trx, place.id, { accountId }, today, requestId))
}

/** The posts of a place, for its demonstration. */
export async function postsOf(db: Database, place: Place): Promise<PostListed[]> {
  return readTenant(db, place.id, listPosts)
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
export async function signInAs(db: Database, place: Place, personId: number): Promise<string | Refusal> {
  if (!place.isDemonstration) return refuse('not-found', 'not-a-demonstration')
  const posts = await readTenant(db, place.id, listPosts)
  const post = posts.find((listed) => listed.personId === personId)
  if (post?.accountId == null) return refuse('not-found', 'post-not-found')
  return startSession(db, post.accountId)
}

/** A link that lets the holder in once, for an administrator at the keyboard of the machine. */
export async function makeSignInLink(db: Database, accountId: number): Promise<string> {
  const { token, hash } = newToken()
  await outsideTenants(db, (trx) => insertLink(trx, { hash, purpose: 'sign-in', accountId, hours: 24 }))
  return token
}

export async function isSignInLinkGood(db: Database, token: string): Promise<boolean> {
  return outsideTenants(db, (trx) => isLinkGood(trx, hashOfToken(token), 'sign-in'))
}

export async function signInByLink(db: Database, token: string): Promise<string | Refusal> {
  const used = await outsideTenants(db, (trx) => useLink(trx, hashOfToken(token), 'sign-in'))
  if (used?.accountId == null) return refuse('too-late', 'link-used')
  return startSession(db, used.accountId)
}
