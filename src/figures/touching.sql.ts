import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import type { Mark, ObservationStatus } from './indicator.ts'
import type { AsAt } from './observation.sql.ts'

interface Touch {
  /** The entry of the record that brought it. */
  readonly sequence: number
  readonly areaName: string
  readonly period: Period
}

export interface FigureSaid {
  readonly value: Decimal | null
  readonly mark: Mark
  readonly status: ObservationStatus
}

export interface FigureTouch extends Touch {
  readonly said: FigureSaid
  /** What the revision before it said. */
  readonly before: FigureSaid | null
  readonly reason: string
}

/** Revisions of an indicator's figures, the newest first, each with the one it follows. */
export async function listFigureTouches(
  trx: TenantTransaction,
  indicatorId: number,
  asAt: AsAt,
  limit: number,
): Promise<FigureTouch[]> {
  const { rows } = await sql<
    Place &
      FigureSaid & {
        reason: string
        was_value: Decimal | null
        was_mark: Mark | null
        was_status: ObservationStatus
      }
  >`
    select o.audit_sequence as sequence, area.name as area_name, o.period_kind, o.period_index, o.value, o.mark, o.status,
      o.reason, was.value as was_value, was.mark as was_mark, was.status as was_status
    from observation o
    join area on area.tenant_id = o.tenant_id and area.code = o.area_code
    left join observation was on was.tenant_id = o.tenant_id and was.indicator_id = o.indicator_id
      and was.area_code = o.area_code and was.period_kind = o.period_kind and was.period_index = o.period_index
      and was.revision = o.revision - 1
    where o.indicator_id = ${indicatorId} ${asAt ? sql`and o.recorded_at <= ${asAt}` : sql``}
    order by o.audit_sequence desc, o.period_index desc, area.name limit ${limit}`.execute(trx)
  return rows.map((row) => ({
    ...placeOf(row),
    said: { value: row.value, mark: row.mark, status: row.status },
    before:
      row.was_mark === null ? null : { value: row.was_value, mark: row.was_mark, status: row.was_status },
    reason: row.reason,
  }))
}

export interface TargetSaid {
  readonly value: Decimal | null
  readonly low: Decimal | null
  readonly high: Decimal | null
  readonly wording: string
}

export interface TargetTouch extends Touch {
  readonly regime: string
  readonly said: TargetSaid
  readonly before: TargetSaid | null
}

export async function listTargetTouches(
  trx: TenantTransaction,
  indicatorId: number,
  asAt: AsAt,
  limit: number,
): Promise<TargetTouch[]> {
  const { rows } = await sql<
    Place &
      TargetSaid & {
        regime: string
        is_first: boolean
        was_value: Decimal | null
        was_low: Decimal | null
        was_high: Decimal | null
        was_wording: string
      }
  >`
    select t.audit_sequence as sequence, area.name as area_name, t.period_kind, t.period_index, t.regime, t.value, t.low,
      t.high, t.wording, was.revision is null as is_first, was.value as was_value, was.low as was_low,
      was.high as was_high, was.wording as was_wording
    from target t
    join area on area.tenant_id = t.tenant_id and area.code = t.area_code
    left join target was on was.tenant_id = t.tenant_id and was.indicator_id = t.indicator_id
      and was.area_code = t.area_code and was.period_kind = t.period_kind and was.period_index = t.period_index
      and was.regime = t.regime and was.revision = t.revision - 1
    where t.indicator_id = ${indicatorId} ${asAt ? sql`and t.recorded_at <= ${asAt}` : sql``}
    order by t.audit_sequence desc, t.period_kind, t.period_index, t.regime limit ${limit}`.execute(trx)
  return rows.map((row) => ({
    ...placeOf(row),
    regime: row.regime,
    said: { value: row.value, low: row.low, high: row.high, wording: row.wording },
    before: row.is_first
      ? null
      : { value: row.was_value, low: row.was_low, high: row.was_high, wording: row.was_wording },
  }))
}

export async function listCommentaryTouches(
  trx: TenantTransaction,
  indicatorId: number,
  asAt: AsAt,
  limit: number,
): Promise<Touch[]> {
  const { rows } = await sql<Place>`
    select c.audit_sequence as sequence, area.name as area_name, c.period_kind, c.period_index
    from commentary c
    join area on area.tenant_id = c.tenant_id and area.code = c.area_code
    where c.indicator_id = ${indicatorId} ${asAt ? sql`and c.recorded_at <= ${asAt}` : sql``}
    order by c.audit_sequence desc limit ${limit}`.execute(trx)
  return rows.map(placeOf)
}

interface Place {
  sequence: number
  area_name: string
  period_kind: PeriodKind
  period_index: number
}

function placeOf(row: Place): Touch {
  return {
    sequence: row.sequence,
    areaName: row.area_name,
    period: { kind: row.period_kind, index: row.period_index },
  }
}
