import { sql } from 'kysely'
import type { StoreTransaction } from '../db/tenant.ts'
import type { Who } from './who.ts'

/** A sign-in ends an hour after the last request and twelve hours after it began, whichever comes first. */
const idle = sql<Date>`now() + interval '60 minutes'`
const absolute = sql`interval '12 hours'`

export interface NewSession {
  readonly accountId: number
  readonly device: string
  readonly network: string
  readonly hasSecondFactor: boolean
}

export async function insertSession(
  trx: StoreTransaction,
  tokenHash: Buffer,
  { accountId, device, network, hasSecondFactor }: NewSession,
): Promise<void> {
  await trx
    .insertInto('session')
    .values({
      token_hash: tokenHash,
      account_id: accountId,
      ends_at: idle,
      confirmed_at: sql<Date>`now()`,
      device,
      network,
      has_second_factor: hasSecondFactor,
    })
    .execute()
}

/** Confirms the session and gives it a new token; false where it has ended or is not the account's. */
export async function renewSession(
  trx: StoreTransaction,
  session: { tokenHash: Buffer; accountId: number },
  newHash: Buffer,
): Promise<boolean> {
  const row = await trx
    .updateTable('session')
    .set({ token_hash: newHash, confirmed_at: sql<Date>`now()` })
    .where('token_hash', '=', session.tokenHash)
    .where('account_id', '=', session.accountId)
    .where('ends_at', '>', sql<Date>`now()`)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Every session of the account must be confirmed again, and gets a new token by that, before anything weighty is done. */
export async function unconfirmSessions(trx: StoreTransaction, accountId: number): Promise<void> {
  await trx.updateTable('session').set({ confirmed_at: null }).where('account_id', '=', accountId).execute()
}

export interface SessionListed {
  readonly id: number
  readonly device: string
  readonly network: string
  readonly startedAt: Date
  readonly seenAt: Date
}

/** The sessions of an account that still run, the one seen last first. */
export async function listSessions(trx: StoreTransaction, accountId: number): Promise<SessionListed[]> {
  return trx
    .selectFrom('session')
    .select(['id', 'device', 'network', 'started_at as startedAt', 'seen_at as seenAt'])
    .where('account_id', '=', accountId)
    .where('ends_at', '>', sql<Date>`now()`)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Ends sessions of the account: that one, or all but that one. */
export async function deleteSessions(
  trx: StoreTransaction,
  accountId: number,
  which: { only: number } | { except: number | null },
): Promise<void> {
  await trx
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .$if('only' in which, (q) => q.where('id', '=', 'only' in which ? which.only : 0))
    .$if('except' in which && which.except !== null, (q) =>
      q.where('id', '<>', 'except' in which ? (which.except ?? 0) : 0),
    )
    .execute()
}

/**
 * The account behind a session that still runs; undefined once it has ended. The session is prolonged once a minute, not
 * with every request, as each prolonging is a write.
 */
export async function findAndTouchSession(
  trx: StoreTransaction,
  tokenHash: Buffer,
): Promise<Who | undefined> {
  const { rows } = await sql<{ id: number; account_id: number; is_confirmed: boolean; is_stale: boolean }>`
    select s.id, s.account_id, coalesce(s.confirmed_at > now() - interval '10 minutes', false) as is_confirmed,
      s.seen_at < now() - interval '1 minute' as is_stale
    from session s join account a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.ends_at > now() and a.disabled_at is null`.execute(trx)
  const [found] = rows
  if (found?.is_stale) {
    await sql`
      update session set seen_at = now(), ends_at = least(${idle}, started_at + ${absolute})
      where token_hash = ${tokenHash}`.execute(trx)
  }
  return (
    found && {
      accountId: found.account_id,
      sessionId: found.id,
      isConfirmed: found.is_confirmed,
      readsOnly: false,
    }
  )
}

export async function deleteSession(trx: StoreTransaction, tokenHash: Buffer): Promise<void> {
  await trx.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

export async function deleteEndedSessions(trx: StoreTransaction): Promise<void> {
  await trx
    .deleteFrom('session')
    .where('ends_at', '<', sql<Date>`now()`)
    .execute()
}
