import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'

/** Declared breaks by indicator: figures from that period on are not compared with those before. */
export async function listBreaks(
  trx: TenantTransaction,
  indicatorIds: readonly number[],
): Promise<Map<number, Period[]>> {
  const rows = await trx
    .selectFrom('series_break')
    .select(['indicator_id', 'period_kind', 'period_index'])
    .where('indicator_id', '=', sql<number>`any(${indicatorIds})`)
    .execute()
  const breaks = new Map<number, Period[]>()
  for (const row of rows) {
    const of = breaks.get(row.indicator_id) ?? []
    breaks.set(row.indicator_id, [...of, { kind: row.period_kind as PeriodKind, index: row.period_index }])
  }
  return breaks
}

/** A break with what was said when it was declared. */
export interface DeclaredBreak {
  readonly period: Period
  readonly reason: string
}

/** The breaks of one indicator, the latest first. */
export async function listBreaksWithReasons(
  trx: TenantTransaction,
  indicatorId: number,
): Promise<DeclaredBreak[]> {
  const rows = await trx
    .selectFrom('series_break')
    .select(['period_kind', 'period_index', 'reason'])
    .where('indicator_id', '=', indicatorId)
    .orderBy('period_index', 'desc')
    .execute()
  return rows.map(({ period_kind, period_index, reason }) => ({
    period: { kind: period_kind as PeriodKind, index: period_index },
    reason,
  }))
}

export async function insertBreak(
  trx: TenantTransaction,
  tenantId: number,
  { indicatorId, period, reason }: DeclaredBreak & { readonly indicatorId: number },
): Promise<void> {
  await trx
    .insertInto('series_break')
    .values({
      tenant_id: tenantId,
      indicator_id: indicatorId,
      period_kind: period.kind,
      period_index: period.index,
      reason,
    })
    .execute()
}
