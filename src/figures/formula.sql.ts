import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { FormulaVersion, Referred, StoredFormula } from './formula.ts'
import type { MeasureKind } from './indicator.ts'
import type { AsAt } from './observation.sql.ts'

/** All formulas of the place that stood as at a moment and were not withdrawn, by the code of their indicators. */
export async function listFormulas(trx: TenantTransaction, asAt: AsAt): Promise<StoredFormula[]> {
  const { rows } = await sql<FormulaRow>`
    select indicator_id, code, period_kind, version, text, recorded_at from (
      select distinct on (i.code) f.indicator_id, i.code, i.period_kind, f.version, f.text, f.recorded_at
      from formula f join indicator i on i.tenant_id = f.tenant_id and i.id = f.indicator_id
      ${asAt ? sql`where f.recorded_at <= ${asAt}` : sql``}
      order by i.code, f.version desc) latest
    where text <> '' order by code`.execute(trx)
  return rows.map((row) => ({
    indicatorId: row.indicator_id,
    code: row.code,
    periodKind: row.period_kind as PeriodKind,
    version: row.version,
    text: row.text,
    recordedAt: row.recorded_at,
  }))
}

/** Every version of an indicator's formula as at a moment, the latest first. */
export async function listFormulaVersions(
  trx: TenantTransaction,
  indicatorId: number,
  asAt: AsAt,
): Promise<FormulaVersion[]> {
  const rows = await trx
    .selectFrom('formula')
    .leftJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'formula.tenant_id').onRef('person.id', '=', 'formula.recorded_by'),
    )
    .select(['formula.version', 'formula.text', 'formula.recorded_at', 'person.post', 'formula.reason'])
    .where('formula.indicator_id', '=', indicatorId)
    .$if(asAt !== null, (q) => q.where('formula.recorded_at', '<=', asAt ?? new Date(0)))
    .orderBy('formula.version', 'desc')
    .execute()
  return rows.map(({ version, text, recorded_at, post, reason }) => ({
    version,
    text,
    recordedAt: recorded_at,
    recordedBy: post,
    reason,
  }))
}

export interface NewFormula {
  readonly indicatorId: number
  readonly version: number
  readonly text: string
  readonly at: Date
  readonly by: number | null
  readonly reason: string
}

export async function insertFormula(
  trx: TenantTransaction,
  tenantId: number,
  { indicatorId, version, text, at, by, reason }: NewFormula,
): Promise<void> {
  await trx
    .insertInto('formula')
    .values({
      tenant_id: tenantId,
      indicator_id: indicatorId,
      version,
      text,
      recorded_at: at,
      recorded_by: by,
      reason,
    })
    .execute()
}

/** The indicators of these codes, by code; one that does not exist is left out. */
export async function listReferred(
  trx: TenantTransaction,
  codes: readonly string[],
): Promise<Map<string, Referred>> {
  if (codes.length === 0) return new Map()
  const rows = await trx
    .selectFrom('indicator')
    .select(['id', 'code', 'title', 'unit', 'decimals', 'kind', 'period_kind'])
    .where('code', '=', sql<string>`any(${codes})`)
    .execute()
  return new Map(
    rows.map(({ period_kind, kind, ...row }) => [
      row.code,
      { ...row, kind: kind as MeasureKind, periodKind: period_kind as PeriodKind },
    ]),
  )
}

/** Whether any figure of the indicator was ever recorded. */
export async function hasFigures(trx: TenantTransaction, indicatorId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('observation')
    .select('revision')
    .where('indicator_id', '=', indicatorId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a return that is not yet accepted asks for a figure of the indicator. */
export async function isAskedFor(trx: TenantTransaction, indicatorId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('return_line')
    .innerJoin('return', (join) =>
      join
        .onRef('return.tenant_id', '=', 'return_line.tenant_id')
        .onRef('return.id', '=', 'return_line.return_id'),
    )
    .select('return.id')
    .where('return_line.indicator_id', '=', indicatorId)
    .where('return.state', '<>', 'accepted')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

interface FormulaRow {
  indicator_id: number
  code: string
  period_kind: string
  version: number
  text: string
  recorded_at: Date
}
