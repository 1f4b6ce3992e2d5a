import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { Facts } from '../rights/policy.ts'

/** What the policy is told of an indicator: itself, its organisation and its themes. */
export async function findFacts(
  trx: TenantTransaction,
  { id, organisationId }: Pick<Indicator, 'id' | 'organisationId'>,
): Promise<Facts> {
  const { rows } = await sql<{ theme_id: number }>`
    select theme_id from indicator_theme where indicator_id = ${id} order by theme_id`.execute(trx)
  return {
    indicatorId: id,
    themeIds: rows.map(({ theme_id }) => theme_id),
    ...(organisationId === null ? {} : { organisationId }),
  }
}
