import { sql } from 'kysely'
import type { StoreTransaction } from '../db/tenant.ts'

/** A second factor is asked of whoever has shown the password and holds this link's other half. */
export type LinkPurpose = 'set-up' | 'sign-in' | 'invitation' | 'second-factor'

export async function insertLink(
  trx: StoreTransaction,
  link: { hash: Buffer; purpose: LinkPurpose; accountId: number | null; minutes: number },
): Promise<void> {
  await trx
    .insertInto('one_time_link')
    .values({
      token_hash: link.hash,
      purpose: link.purpose,
      account_id: link.accountId,
      ends_at: sql<Date>`now() + make_interval(mins => ${link.minutes})`,
    })
    .execute()
}

/** The link, where it is still good. Looking at it uses nothing up, so that a mail scanner does no harm. */
export async function findLink(
  trx: StoreTransaction,
  hash: Buffer,
  purpose: LinkPurpose,
): Promise<{ accountId: number | null } | undefined> {
  const row = await trx
    .selectFrom('one_time_link')
    .select('account_id')
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row && { accountId: row.account_id }
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

/** Whatever links of this kind the account has been given and not used end now. */
export async function endLinks(
  trx: StoreTransaction,
  accountId: number,
  purpose: LinkPurpose,
): Promise<void> {
  await trx
    .updateTable('one_time_link')
    .set({ ends_at: sql<Date>`now()` })
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .execute()
}
