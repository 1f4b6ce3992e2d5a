import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import type { Stretch } from '../record/entry.ts'
import type { RecordedFigure } from './figures-digest.ts'
import type { FigurePlace, Mark, Observation, ObservationStatus } from './indicator.ts'

/** What stood at a moment: the latest revision recorded at or before it. Null asks for the latest of all. */
export type AsAt = Date | null

export interface Selection {
  readonly indicatorIds: readonly number[]
  readonly areaCodes?: readonly string[] | undefined
  readonly periods?: readonly Period[] | undefined
}

/** The figures that stood as at a moment, one for each indicator, area and period, oldest period first. */
export async function listObservations(
  trx: TenantTransaction,
  selection: Selection,
  asAt: AsAt,
): Promise<Observation[]> {
  if (selection.indicatorIds.length === 0) return []
  const { areaCodes, periods } = selection
  const { rows } = await sql<Row>`
    select distinct on (o.indicator_id, o.area_code, o.period_kind, o.period_index) ${fields}
    from observation o ${people}
    where o.indicator_id = any(${selection.indicatorIds})
      ${areaCodes ? sql`and o.area_code = any(${areaCodes})` : sql``}
      ${periods ? sql`and (o.period_kind, o.period_index) in (${periodList(periods)})` : sql``}
      ${asAt ? sql`and o.recorded_at <= ${asAt}` : sql``}
    order by o.indicator_id, o.area_code, o.period_kind, o.period_index, o.revision desc`.execute(trx)
  return rows.map(observationOf)
}

/** Every revision of one figure, the first one first. */
export async function listRevisions(trx: TenantTransaction, place: FigurePlace): Promise<Observation[]> {
  const { rows } = await sql<Row>`
    select ${fields} from observation o ${people}
    where o.indicator_id = ${place.indicatorId} and o.area_code = ${place.areaCode}
      and o.period_kind = ${place.period.kind} and o.period_index = ${place.period.index}
    order by o.revision`.execute(trx)
  return rows.map(observationOf)
}

/** The newest period with any figure, of one kind; for "latest" where no period is named. */
export async function findLatestPeriod(
  trx: TenantTransaction,
  kind: PeriodKind,
  asAt: AsAt,
): Promise<Period | undefined> {
  const { rows } = await sql<{ index: number | null }>`
    select max(period_index) as index from observation
    where period_kind = ${kind} and value is not null ${asAt ? sql`and recorded_at <= ${asAt}` : sql``}`.execute(
    trx,
  )
  const index = rows[0]?.index ?? null
  return index === null ? undefined : { kind, index }
}

/** Everything that a stretch of the record brought in, as stored, for comparing it with what the record says. */
export async function listRecorded(
  trx: TenantTransaction,
  { after, upTo }: Stretch,
): Promise<(RecordedFigure & { auditSequence: number })[]> {
  const { rows } = await sql<
    Row & { audit_sequence: number; recorded_by_id: number | null; signed_by_id: number | null }
  >`
    select o.indicator_id, o.area_code, o.period_kind, o.period_index, o.revision, o.value, o.numerator, o.denominator,
      o.lower_limit, o.upper_limit, o.status, o.mark, o.reason, o.source, o.return_id, o.recorded_at,
      o.recorded_by as recorded_by_id, o.signed_by as signed_by_id, o.audit_sequence
    from observation o
    where o.audit_sequence > ${after} ${upTo === null ? sql`` : sql`and o.audit_sequence <= ${upTo}`}`.execute(
    trx,
  )
  return rows.map((row) => ({
    ...observationOf(row),
    recordedBy: row.recorded_by_id,
    signedBy: row.signed_by_id,
    auditSequence: row.audit_sequence,
  }))
}

/** For `(period_kind, period_index) in (…)`. */
export const periodList = (periods: readonly Period[]) =>
  sql.join(
    periods.length > 0 ? periods.map(({ kind, index }) => sql`(${kind}, ${index})`) : [sql`(null, null)`],
  )

const fields = sql`o.indicator_id, o.area_code, o.period_kind, o.period_index, o.revision, o.value, o.numerator,
  o.denominator, o.lower_limit, o.upper_limit, o.status, o.mark, o.reason, o.source, o.return_id, o.recorded_at,
  recorder.post as recorded_by, signer.post as signed_by`
const people = sql`left join person recorder on recorder.tenant_id = o.tenant_id and recorder.id = o.recorded_by
  left join person signer on signer.tenant_id = o.tenant_id and signer.id = o.signed_by`

interface Row {
  indicator_id: number
  area_code: string
  period_kind: string
  period_index: number
  revision: number
  value: Decimal | null
  numerator: Decimal | null
  denominator: Decimal | null
  lower_limit: Decimal | null
  upper_limit: Decimal | null
  status: string
  mark: string
  reason: string
  source: string
  return_id: number | null
  recorded_at: Date
  recorded_by: string | null
  signed_by: string | null
}

function observationOf(row: Row): Observation {
  return {
    indicatorId: row.indicator_id,
    areaCode: row.area_code,
    period: { kind: row.period_kind as PeriodKind, index: row.period_index },
    revision: row.revision,
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    lower: row.lower_limit,
    upper: row.upper_limit,
    status: row.status as ObservationStatus,
    mark: row.mark as Mark,
    reason: row.reason,
    source: row.source,
    returnId: row.return_id,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    signedBy: row.signed_by,
  }
}
