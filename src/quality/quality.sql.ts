import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { dimensions, type Answer, type Dimension, type Grade, type QualityCheck } from './quality.ts'

interface Row {
  version: number
  checkedOn: string
  checkedBy: string
  grade: number
  answers: Record<string, { answer: Answer; note: string }>
}

/** Every check of an indicator's figures, the latest first; `asAt` leaves out those recorded later. */
export async function listQualityChecks(
  trx: TenantTransaction,
  indicatorId: number,
  asAt: Date | null,
): Promise<QualityCheck[]> {
  const { rows } = await sql<Row>`
    select q.version, q.checked_on as "checkedOn", person.post as "checkedBy", q.grade,
      (select jsonb_object_agg(a.dimension, jsonb_build_object('answer', a.answer, 'note', a.note))
        from quality_answer a
        where a.tenant_id = q.tenant_id and a.indicator_id = q.indicator_id and a.version = q.version) as answers
    from quality_check q
    join person on person.tenant_id = q.tenant_id and person.id = q.checked_by
    where q.indicator_id = ${indicatorId} and ${asAt === null ? sql`true` : sql`q.recorded_at <= ${asAt}`}
    order by q.version desc`.execute(trx)
  return rows.map((row) => ({
    ...row,
    grade: row.grade as Grade,
    answers: Object.fromEntries(
      dimensions.map((dimension) => [dimension, row.answers[dimension] ?? { answer: 'no', note: '' }]),
    ) as unknown as QualityCheck['answers'],
  }))
}

export async function insertQualityCheck(
  trx: TenantTransaction,
  tenantId: number,
  indicatorId: number,
  check: Omit<QualityCheck, 'checkedBy'> & { readonly checkedById: number; readonly recordedAt: Date },
): Promise<void> {
  const key = { tenant_id: tenantId, indicator_id: indicatorId, version: check.version }
  await trx
    .insertInto('quality_check')
    .values({
      ...key,
      checked_on: check.checkedOn,
      checked_by: check.checkedById,
      grade: check.grade,
      recorded_at: check.recordedAt,
    })
    .execute()
  const rows = Object.entries(check.answers) as [Dimension, { answer: Answer; note: string }][]
  await trx
    .insertInto('quality_answer')
    .values(rows.map(([dimension, { answer, note }]) => ({ ...key, dimension, answer, note })))
    .execute()
}
