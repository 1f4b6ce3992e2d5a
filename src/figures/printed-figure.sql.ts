import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { Mark, Observation, ObservationStatus } from './indicator.ts'
import type { AsAt } from './observation.sql.ts'

export type PrintedFigure = Pick<Observation, 'value' | 'mark' | 'status'>

/** The printed part of figures that stood as at a moment, by indicator and then by the index of their period. */
export async function listPrinted(
  trx: TenantTransaction,
  indicatorIds: readonly number[],
  areaCode: string,
  span: { kind: PeriodKind; first: number; last: number },
  asAt: AsAt,
): Promise<ReadonlyMap<number, ReadonlyMap<number, PrintedFigure>>> {
  if (indicatorIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select distinct on (indicator_id, period_index) indicator_id as id, period_index as index, value, mark, status
    from observation
    where indicator_id = any(${indicatorIds}) and area_code = ${areaCode} and period_kind = ${span.kind}
      and period_index between ${span.first} and ${span.last}
      ${asAt ? sql`and recorded_at <= ${asAt}` : sql``}
    order by indicator_id, period_index, revision desc`.execute(trx)
  const found = new Map<number, Map<number, PrintedFigure>>()
  for (const { id, index, value, mark, status } of rows) {
    const own = found.get(id) ?? new Map<number, PrintedFigure>()
    found.set(id, own.set(index, { value, mark, status }))
  }
  return found
}

interface Row {
  id: number
  index: number
  value: Decimal | null
  mark: Mark
  status: ObservationStatus
}
