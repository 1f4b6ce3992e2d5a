import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { FigurePlace } from '../figures/indicator.ts'
import type { PeriodKind } from '../kernel/period.ts'

/** A figure as at a moment, as a short address names it. */
export interface AddressedFigure extends FigurePlace {
  readonly asAt: Date
}

export async function findByLetters(
  trx: TenantTransaction,
  letters: string,
): Promise<AddressedFigure | undefined> {
  const { rows } = await sql<{
    indicator_id: number
    area_code: string
    period_kind: PeriodKind
    period_index: number
    as_at: Date
  }>`
    select indicator_id, area_code, period_kind, period_index, as_at from figure_address
    where letters = ${letters}`.execute(trx)
  const [row] = rows
  return (
    row && {
      indicatorId: row.indicator_id,
      areaCode: row.area_code,
      period: { kind: row.period_kind, index: row.period_index },
      asAt: row.as_at,
    }
  )
}

/** The letters that a figure has as at a moment. */
export async function findLetters(
  trx: TenantTransaction,
  { indicatorId, areaCode, period, asAt }: AddressedFigure,
): Promise<string | undefined> {
  const { rows } = await sql<{ letters: string }>`
    select letters from figure_address
    where indicator_id = ${indicatorId} and area_code = ${areaCode} and period_kind = ${period.kind}
      and period_index = ${period.index} and as_at = ${asAt}`.execute(trx)
  return rows[0]?.letters
}

/** Gives a figure its letters, unless they or its address are there already. */
export async function insertLetters(
  trx: TenantTransaction,
  tenantId: number,
  letters: string,
  { indicatorId, areaCode, period, asAt }: AddressedFigure,
): Promise<void> {
  await sql`
    insert into figure_address
      (tenant_id, letters, indicator_id, area_code, period_kind, period_index, as_at)
    values (${tenantId}, ${letters}, ${indicatorId}, ${areaCode}, ${period.kind}, ${period.index}, ${asAt})
    on conflict do nothing`.execute(trx)
}
