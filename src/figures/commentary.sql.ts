import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { PeriodKind } from '../kernel/period.ts'
import { placeKey, type Commentary, type FigurePlace } from './indicator.ts'
import type { AsAt, Selection } from './observation.sql.ts'

/** The commentary that stood as at a moment, by `placeKey` of the figure it is on. */
export async function listCommentary(
  trx: TenantTransaction,
  selection: Selection,
  asAt: AsAt,
): Promise<Map<string, Commentary>> {
  if (selection.indicatorIds.length === 0) return new Map()
  const { areaCodes } = selection
  const { rows } = await sql<Row>`
    select distinct on (c.indicator_id, c.area_code, c.period_kind, c.period_index)
      c.indicator_id, c.area_code, c.period_kind, c.period_index, c.cause, c.action, c.forecast, c.recorded_at, p.post
    from commentary c left join person p on p.tenant_id = c.tenant_id and p.id = c.recorded_by
    where c.indicator_id = any(${selection.indicatorIds})
      ${areaCodes ? sql`and c.area_code = any(${areaCodes})` : sql``}
      ${asAt ? sql`and c.recorded_at <= ${asAt}` : sql``}
    order by c.indicator_id, c.area_code, c.period_kind, c.period_index, c.version desc`.execute(trx)
  return new Map(
    rows.map((row) => [
      placeKey({
        indicatorId: row.indicator_id,
        areaCode: row.area_code,
        period: { kind: row.period_kind as PeriodKind, index: row.period_index },
      }),
      { cause: row.cause, action: row.action, forecast: row.forecast, by: row.post, at: row.recorded_at },
    ]),
  )
}

export async function insertCommentary(
  trx: TenantTransaction,
  tenantId: number,
  place: FigurePlace,
  words: Pick<Commentary, 'cause' | 'action' | 'forecast'>,
  written: { at: Date; by: number | null; auditSequence: number },
): Promise<void> {
  await sql`
    insert into commentary (tenant_id, indicator_id, area_code, period_kind, period_index, version, cause, action,
      forecast, recorded_at, recorded_by, audit_sequence)
    select ${tenantId}, ${place.indicatorId}, ${place.areaCode}, ${place.period.kind}, ${place.period.index},
      coalesce(max(version), 0) + 1, ${words.cause}, ${words.action}, ${words.forecast}, ${written.at}, ${written.by},
      ${written.auditSequence}
    from commentary
    where indicator_id = ${place.indicatorId} and area_code = ${place.areaCode}
      and period_kind = ${place.period.kind} and period_index = ${place.period.index}`.execute(trx)
}

interface Row {
  indicator_id: number
  area_code: string
  period_kind: string
  period_index: number
  cause: string
  action: string
  forecast: string
  recorded_at: Date
  post: string | null
}
