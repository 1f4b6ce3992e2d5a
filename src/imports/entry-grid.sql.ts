import type { TenantTransaction } from '../db/tenant.ts'

/** Indicators that are worked out from others: nobody enters figures for them. */
export async function listDerivedIds(trx: TenantTransaction): Promise<Set<number>> {
  const rows = await trx.selectFrom('formula').select('indicator_id').distinct().execute()
  return new Set(rows.map((row) => row.indicator_id))
}
