import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/** Somebody whom mail can reach: the address of the person here, or else that of the account. */
export interface Addressee {
  readonly personId: number
  readonly post: string
  readonly address: string
}

/** Where somebody is to be written to now; null where no address is known. `isGone`: they have left, or may no longer sign in. */
export async function findAddressNow(
  trx: TenantTransaction,
  personId: number,
  today: string,
): Promise<{ address: string | null; isGone: boolean } | undefined> {
  const { rows } = await sql<{ address: string | null; isGone: boolean }>`
    select coalesce(p.email, a.email) as address,
      a.disabled_at is not null or coalesce(p.left_on, 'infinity') < ${today}::date as "isGone"
    from person p left join account a on a.id = p.account_id
    where p.id = ${personId}`.execute(trx)
  return rows[0]
}

/** Those of the people who have an address, and are still here on the day. */
export async function listAddressees(
  trx: TenantTransaction,
  personIds: readonly number[],
  today: string,
): Promise<Addressee[]> {
  const { rows } = await sql<{ id: number; post: string; address: string }>`
    select p.id, p.post, coalesce(p.email, a.email) as address
    from person p left join account a on a.id = p.account_id
    where p.id = any(${personIds}) and coalesce(p.email, a.email) is not null
      and a.disabled_at is null and coalesce(p.left_on, 'infinity') >= ${today}::date
    order by p.id`.execute(trx)
  return rows.map(({ id, post, address }) => ({ personId: id, post, address }))
}
