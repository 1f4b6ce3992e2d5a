import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/** Those who sent a return, those who entered its lines, and those who are to fill them in. */
export async function listHands(trx: TenantTransaction, returnId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select sent_by as id from return where id = ${returnId} and sent_by is not null
    union
    select entered_by from return_line where return_id = ${returnId} and entered_by is not null
    union
    select owner_id from return_line where return_id = ${returnId} and owner_id is not null
    order by 1`.execute(trx)
  return rows.map(({ id }) => id)
}
