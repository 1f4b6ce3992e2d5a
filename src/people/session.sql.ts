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

/** The account behind a session that still runs, and the session prolonged; undefined once it has ended. */
export async function findAndTouchSession(
  trx: StoreTransaction,
  tokenHash: Buffer,
): Promise<number | undefined> {
  const { rows } = await sql<{ account_id: number }>`
    update session s set seen_at = now(), ends_at = least(now() + interval '60 minutes', s.started_at + ${absolute})
    from account a
    where s.token_hash = ${tokenHash} and s.ends_at > now() and a.id = s.account_id and a.disabled_at is null
    returning s.account_id`.execute(trx)
  return rows[0]?.account_id
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
