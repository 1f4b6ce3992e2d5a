import { sql, type RawBuilder } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { mayOpen } from '../figures/visible.sql.ts'
import type { Visible } from '../rights/policy.ts'
import type { IndicatorSet, SetKind } from './set.ts'

const columns = ['code', 'name', 'kind', 'source', 'version'] as const
type Row = Omit<IndicatorSet, 'kind'> & { kind: string }

/** The sets of which the reader may open an indicator, whenever it belongs; those who may open all see empty ones too. */
export async function listSets(trx: TenantTransaction, visible: Visible): Promise<IndicatorSet[]> {
  const rows = await trx
    .selectFrom('indicator_set')
    .select(columns)
    .where(maySee(visible))
    .orderBy('code')
    .execute()
  return rows.map(setOf)
}

export async function findSet(
  trx: TenantTransaction,
  visible: Visible,
  code: string,
): Promise<IndicatorSet | undefined> {
  const row = await trx
    .selectFrom('indicator_set')
    .select(columns)
    .where(maySee(visible))
    .where('code', '=', code)
    .executeTakeFirst()
  return row && setOf(row)
}

function maySee(visible: Visible): RawBuilder<boolean> {
  return sql<boolean>`(${visible === 'all'} or exists (
    select from indicator_set_member member
    join indicator on indicator.tenant_id = member.tenant_id and indicator.id = member.indicator_id
    where member.tenant_id = indicator_set.tenant_id and member.set_code = indicator_set.code and ${mayOpen(visible)}))`
}

const setOf = (row: Row): IndicatorSet => ({ ...row, kind: row.kind as SetKind })

export async function insertSet(
  trx: TenantTransaction,
  tenantId: number,
  { code, name, kind, source }: Omit<IndicatorSet, 'version'>,
): Promise<void> {
  await trx.insertInto('indicator_set').values({ tenant_id: tenantId, code, name, kind, source }).execute()
}

export async function updateSet(
  trx: TenantTransaction,
  { code, name, kind, source }: Omit<IndicatorSet, 'version'>,
): Promise<void> {
  await trx
    .updateTable('indicator_set')
    .set({ name, kind, source, version: sql`version + 1` })
    .where('code', '=', code)
    .execute()
}
