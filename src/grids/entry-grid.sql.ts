import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/** Indicators that are worked out from others: nobody enters figures for them. */
export async function listDerivedIds(trx: TenantTransaction): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select id from (select distinct on (indicator_id) indicator_id as id, text from formula
      order by indicator_id, version desc) latest where text <> ''`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}
