import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/**
 * One text for the place of the transaction, and one for where its record stands: the hash of its last entry, which
 * stands for all before it, and the time, which every change moves on, also one that wrote no entry.
 */
export async function findStandingRecord(
  trx: TenantTransaction,
): Promise<{ place: string; stand: string } | undefined> {
  const { rows } = await sql<{ place: string; stand: string }>`
    select tenant_id::text as place, encode(hash, 'hex') || ' ' || at as stand from audit_head`.execute(trx)
  return rows[0]
}
