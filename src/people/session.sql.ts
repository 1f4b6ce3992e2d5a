import { sql } from 'kysely'
import type { StoreTransaction } from '../db/tenant.ts'

/** A sign-in ends an hour after the last request and twelve hours after it began, whichever comes first. */
const idle = sql<Date>`now() + interval '60 minutes'`
const absolute = sql`interval '12 hours'`

export async function insertSession(
  trx: StoreTransaction,
  tokenHash: Buffer,
  accountId: number,
): Promise<void> {
  await trx
    .insertInto('session')
    .values({ token_hash: tokenHash, account_id: accountId, ends_at: idle })
    .execute()
}

/**
 * The account behind a session that still runs; undefined once it has ended. The session is prolonged once a minute, not
 * with every request, as each prolonging is a write.
 */
export async function findAndTouchSession(
  trx: StoreTransaction,
  tokenHash: Buffer,
): Promise<number | undefined> {
  const { rows } = await sql<{ account_id: number; is_stale: boolean }>`
    select s.account_id, s.seen_at < now() - interval '1 minute' as is_stale
    from session s join account a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.ends_at > now() and a.disabled_at is null`.execute(trx)
  const [found] = rows
  if (found?.is_stale) {
    await sql`
      update session set seen_at = now(), ends_at = least(${idle}, started_at + ${absolute})
      where token_hash = ${tokenHash}`.execute(trx)
  }
  return found?.account_id
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
