import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { mayOpen } from '../figures/visible.sql.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { Visible } from '../rights/policy.ts'
import type { Category, NewWord, PlacedTarget, SaidIn } from './category.ts'

/** Every word on the targets of indicators that the reader may open, the newest first; as at a moment. */
export async function listPlaced(
  trx: TenantTransaction,
  visible: Visible,
  indicatorIds: readonly number[] | null,
  asAt: Date | null,
): Promise<PlacedTarget[]> {
  const { rows } = await sql<Row>`
    select c.indicator_id, c.area_code, c.period_kind, c.period_index, c.regime, c.revision, c.category, c.reason,
      c.forecast, person.post as by, c.placed_at as at, c.return_id, r.organisation_id, o.code as organisation_code,
      r.period_kind as return_kind, r.period_index as return_index, acceptor.post as accepted_by
    from target_category c
    join indicator on indicator.tenant_id = c.tenant_id and indicator.id = c.indicator_id
    join person on person.tenant_id = c.tenant_id and person.id = c.placed_by
    left join return r on r.tenant_id = c.tenant_id and r.id = c.return_id
    left join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    left join return_step s on s.tenant_id = r.tenant_id and s.return_id = r.id and s.step = 'accept'
      and s.taken_at = c.placed_at
    left join person acceptor on acceptor.tenant_id = s.tenant_id and acceptor.id = s.taken_by
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
    saidIn: saidIn(row),
  }))
}

function saidIn(row: Row): SaidIn | null {
  if (row.return_id === null) return null
  return {
    returnId: row.return_id,
    organisationId: row.organisation_id,
    organisationCode: row.organisation_code,
    period: { kind: row.return_kind, index: row.return_index },
    acceptedBy: row.accepted_by ?? '',
  }
}

/** `by`: the person who says it; `returnId`: of the return that brings it, if one does. */
export async function insertPlaced(
  trx: TenantTransaction,
  tenantId: number,
  placed: NewWord,
  { by, returnId }: { readonly by: number; readonly returnId: number | null },
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
      return_id: returnId,
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
  return_id: number | null
  /** Of the return, where there is one. */
  organisation_id: number
  organisation_code: string
  return_kind: PeriodKind
  return_index: number
  accepted_by: string | null
}
