import { sql } from 'kysely'
import type { StoreTransaction } from '../db/tenant.ts'

/** Takes everything from an account that opens it or says whose it was; its number stays. */
export async function emptyAccount(trx: StoreTransaction, accountId: number): Promise<void> {
  await sql`
    update account set email = null, password_hash = null, password_set_at = null, totp_secret = null,
      totp_confirmed_at = null, totp_step = null, disabled_at = coalesce(disabled_at, now())
    where id = ${accountId}`.execute(trx)
  await trx.deleteFrom('account_identity').where('account_id', '=', accountId).execute()
  await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  await trx.deleteFrom('session').where('account_id', '=', accountId).execute()
  await sql`
    update access_token set name = 'erased', revoked_at = coalesce(revoked_at, now())
    where account_id = ${accountId}`.execute(trx)
  await sql`
    update one_time_link set used_at = coalesce(used_at, now()) where account_id = ${accountId}`.execute(trx)
}
