import { sql } from 'kysely'
import type { StoreTransaction } from '../db/tenant.ts'

export type LinkPurpose = 'set-up' | 'sign-in'

export async function insertLink(
  trx: StoreTransaction,
  link: { hash: Buffer; purpose: LinkPurpose; accountId: number | null; hours: number },
): Promise<void> {
  await trx
    .insertInto('one_time_link')
    .values({
      token_hash: link.hash,
      purpose: link.purpose,
      account_id: link.accountId,
      ends_at: sql<Date>`now() + make_interval(hours => ${link.hours})`,
    })
    .execute()
}

/** Is the link still good? Looking at it uses nothing up, so that a mail scanner does no harm. */
export async function isLinkGood(
  trx: StoreTransaction,
  hash: Buffer,
  purpose: LinkPurpose,
): Promise<boolean> {
  const row = await trx
    .selectFrom('one_time_link')
    .select('purpose')
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row !== undefined
}

/** Uses the link up; undefined where it was used before, has ended or never was. */
export async function useLink(
  trx: StoreTransaction,
  hash: Buffer,
  purpose: LinkPurpose,
): Promise<{ accountId: number | null } | undefined> {
  const row = await trx
    .updateTable('one_time_link')
    .set({ used_at: sql<Date>`now()` })
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .returning('account_id')
    .executeTakeFirst()
  return row && { accountId: row.account_id }
}
