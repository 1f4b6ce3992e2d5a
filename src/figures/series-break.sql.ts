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
