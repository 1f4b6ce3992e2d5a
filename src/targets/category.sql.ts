import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { mayOpen } from '../figures/visible.sql.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { Visible } from '../rights/policy.ts'
import type { Category, PlacedTarget } from './category.ts'

/** Every word on the targets of indicators that the reader may open, the newest first; as at a moment. */
export async function listPlaced(
  trx: TenantTransaction,
  visible: Visible,
  indicatorIds: readonly number[] | null,
  asAt: Date | null,
): Promise<PlacedTarget[]> {
  const { rows } = await sql<Row>`
    select c.indicator_id, c.area_code, c.period_kind, c.period_index, c.regime, c.revision, c.category, c.reason,
      c.forecast, person.post as by, c.placed_at as at
    from target_category c
    join indicator on indicator.tenant_id = c.tenant_id and indicator.id = c.indicator_id
    join person on person.tenant_id = c.tenant_id and person.id = c.placed_by
    where ${mayOpen(visible)}
      ${indicatorIds ? sql`and c.indicator_id = any(${indicatorIds})` : sql``}
      ${asAt ? sql`and c.placed_at <= ${asAt}` : sql``}
    order by c.placed_at desc, c.indicator_id, c.regime, c.revision desc`.execute(trx)
  return rows.map((row) => ({
    indicatorId: row.indicator_id,
    areaCode: row.area_code,
    period: { kind: row.period_kind, index: row.period_index },
    regime: row.regime,
    revision: row.revision,
    category: row.category,
    reason: row.reason,
    forecast: row.forecast,
    by: row.by,
    at: row.at,
  }))
}

export async function insertPlaced(
  trx: TenantTransaction,
  tenantId: number,
  placed: Omit<PlacedTarget, 'by'>,
  by: number,
): Promise<void> {
  await trx
    .insertInto('target_category')
    .values({
      tenant_id: tenantId,
      indicator_id: placed.indicatorId,
      area_code: placed.areaCode,
      period_kind: placed.period.kind,
      period_index: placed.period.index,
      regime: placed.regime,
      revision: placed.revision,
      category: placed.category,
      reason: placed.reason,
      forecast: placed.forecast,
      placed_by: by,
      placed_at: placed.at,
    })
    .execute()
}

/** The names of each indicator's themes, by its id. */
export async function listThemesOf(
  trx: TenantTransaction,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ id: number; names: string[] }>`
    select it.indicator_id as id, array_agg(t.name order by t.name) as names
    from indicator_theme it join theme t on t.tenant_id = it.tenant_id and t.id = it.theme_id
    where it.indicator_id = any(${ids}) group by it.indicator_id`.execute(trx)
  return new Map(rows.map(({ id, names }) => [id, names]))
}

interface Row {
  indicator_id: number
  area_code: string
  period_kind: PeriodKind
  period_index: number
  regime: string
  revision: number
  category: Category
  reason: string
  forecast: Category | null
  by: string
  at: Date
}
