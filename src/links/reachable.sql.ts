import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/** Somebody to whom a link can go by mail. */
export interface Reachable {
  readonly personId: number
  readonly name: string
  readonly post: string
  readonly address: string
}

/** Everybody of the place who has an address and is still here on the day, by post. */
export async function listReachable(trx: TenantTransaction, today: string): Promise<Reachable[]> {
  const { rows } = await sql<{ id: number; name: string; post: string; address: string }>`
    select p.id, p.name, p.post, coalesce(p.email, a.email) as address
    from person p left join account a on a.id = p.account_id
    where coalesce(p.email, a.email) is not null and a.disabled_at is null
      and coalesce(p.left_on, 'infinity') >= ${today}::date
    order by p.post, p.name`.execute(trx)
  return rows.map(({ id, ...person }) => ({ personId: id, ...person }))
}

/** Somebody who cannot sign in, so that a letter reaches the product only by a link; undefined for anybody else. */
export async function findLinkless(
  trx: TenantTransaction,
  personId: number,
): Promise<Pick<Reachable, 'personId' | 'post'> | undefined> {
  return trx
    .selectFrom('person')
    .select(['id as personId', 'post'])
    .where('id', '=', personId)
    .where('account_id', 'is', null)
    .executeTakeFirst()
}
