import type { Database } from '../db/database.ts'
import { outsideTenants } from '../db/tenant.ts'
import { deleteOldGuesses } from '../credentials/guess.sql.ts'
import { deleteEndedSessions, deleteSessions, listSessions, unconfirmSessions } from './session.sql.ts'
import { prefixOf } from '../credentials/network-of.ts'
import { deleteEndedSignOns } from './single-sign-on.sql.ts'
import type { Who } from './who.ts'

export interface OwnSession {
  readonly id: number
  readonly device: string
  readonly network: string
  readonly startedAt: Date
  readonly seenAt: Date
  readonly isThis: boolean
}

/** One's own sessions that still run. */
export async function loadSessions(db: Database, { accountId, sessionId }: Who): Promise<OwnSession[]> {
  const sessions = await outsideTenants(db, (trx) => listSessions(trx, accountId))
  return sessions.map((one) => ({ ...one, network: prefixOf(one.network), isThis: one.id === sessionId }))
}

/** Ends one of one's own sessions; another's stays as it is. */
export async function endOwnSession(db: Database, { accountId }: Who, id: number): Promise<void> {
  if (Number.isSafeInteger(id) && id > 0 && id < 2 ** 31)
    await outsideTenants(db, (trx) => deleteSessions(trx, accountId, { only: id }))
}

export async function endOtherSessions(db: Database, { accountId, sessionId }: Who): Promise<void> {
  await outsideTenants(db, (trx) => deleteSessions(trx, accountId, { except: sessionId }))
}

/**
 * After a role was given or taken: what the account may do changes with its next request by itself; this makes it show
 * again who it is before anything weighty, and its session gets a new token by that.
 */
export async function askAgain(db: Database, accountId: number): Promise<void> {
  await outsideTenants(db, (trx) => unconfirmSessions(trx, accountId))
}

/** What has ended and is of no more use: sessions, counts of guesses, half-done sign-ins. */
export async function clearEnded(db: Database): Promise<void> {
  await outsideTenants(db, async (trx) => {
    await deleteEndedSessions(trx)
    await deleteOldGuesses(trx)
    await deleteEndedSignOns(trx)
  })
}
