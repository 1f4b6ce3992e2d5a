import type { TenantTransaction } from '../db/tenant.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'

/** The names of what still stands open right below an organisation. */
export async function listOpenBelow(trx: TenantTransaction, id: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('organisation')
    .select('name')
    .where('parent_id', '=', id)
    .where('closed_on', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** The periods for which an organisation still owes a return that has been accepted. */
export async function listUnsettledReturns(trx: TenantTransaction, id: number): Promise<Period[]> {
  const rows = await trx
    .selectFrom('return')
    .select(['period_kind', 'period_index'])
    .where('organisation_id', '=', id)
    .where('state', '<>', 'accepted')
    .orderBy('period_kind')
    .orderBy('period_index')
    .execute()
  return rows.map((row) => ({ kind: row.period_kind as PeriodKind, index: row.period_index }))
}
