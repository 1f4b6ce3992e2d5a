import { sql } from 'kysely'
import { copyIn } from '../db/copy.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import type { RecordedFigure } from './figures-digest.ts'

/** A revision on its way in; `recordedBy` is whoever entered it, who need not be the one who signs it off. */
export type ArrivingFigure = Omit<RecordedFigure, 'recordedAt' | 'signedBy' | 'returnId'>

/** What all the figures of one change have in common. */
export type Written = Pick<RecordedFigure, 'recordedAt' | 'signedBy' | 'returnId'>

/**
 * Adds revisions to the value store. They pass through a temporary table: PostgreSQL refuses COPY into a fenced one, and
 * a statement for each row is forty times slower. `onSent` is told once the rest is up to the database.
 */
export async function insertObservations(
  trx: TenantTransaction,
  tenantId: number,
  figures: Iterable<ArrivingFigure>,
  written: Written,
  auditSequence: number,
  onSent: () => void = () => undefined,
): Promise<void> {
  await sql`
    create temporary table if not exists arriving (
      indicator_id integer, area_code text, period_kind text, period_index integer, revision integer, value numeric,
      numerator numeric, denominator numeric, lower_limit numeric, upper_limit numeric, status text, mark text,
      reason text, source text, recorded_by integer
    ) on commit drop;
    truncate arriving`.execute(trx)
  await copyIn(trx, 'copy arriving from stdin', Iterator.from(figures).map(rowOf))
  onSent()
  await sql`
    insert into series (tenant_id, indicator_id, area_code)
    select distinct ${tenantId}::integer, indicator_id, area_code from arriving
    on conflict do nothing`.execute(trx)
  await sql`
    insert into observation (tenant_id, indicator_id, area_code, period_kind, period_index, revision, value, numerator,
      denominator, lower_limit, upper_limit, status, mark, reason, source, recorded_at, recorded_by, signed_by, return_id,
      audit_sequence)
    select ${tenantId}::integer, indicator_id, area_code, period_kind, period_index, revision, value, numerator, denominator,
      lower_limit, upper_limit, status, mark, reason, source, ${written.recordedAt}::timestamptz, recorded_by,
      ${written.signedBy}::integer, ${written.returnId}::integer, ${auditSequence}::bigint
    from arriving`.execute(trx)
}

function rowOf(figure: ArrivingFigure) {
  return [
    figure.indicatorId,
    figure.areaCode,
    figure.period.kind,
    figure.period.index,
    figure.revision,
    figure.value,
    figure.numerator,
    figure.denominator,
    figure.lower,
    figure.upper,
    figure.status,
    figure.mark,
    figure.reason,
    figure.source,
    figure.recordedBy,
  ] as const
}
