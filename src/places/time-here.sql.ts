import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/** What the clock of the place shows: a demonstration's stands in its own time. */
export async function findTimeHere(trx: TenantTransaction): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`
    select (clock_timestamp() + clock_shift)::timestamptz(3) as now from tenant`.execute(trx)
  return rows[0]?.now ?? new Date(0)
}
