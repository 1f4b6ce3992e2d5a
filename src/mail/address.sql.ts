import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/** Somebody whom mail can reach: the address of the person here, or else that of the account. */
export interface Addressee {
  readonly personId: number
  readonly post: string
  readonly address: string
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
