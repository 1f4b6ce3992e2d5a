import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { AssessmentRule, RuleFamily, Target } from './indicator.ts'
import { periodList, type AsAt, type Selection } from './observation.sql.ts'

/** The targets that stood as at a moment; one for each indicator, area, period and regime. */
export async function listTargets(
  trx: TenantTransaction,
  selection: Selection,
  asAt: AsAt,
): Promise<Target[]> {
  if (selection.indicatorIds.length === 0) return []
  const { areaCodes, periods } = selection
  const { rows } = await sql<Row>`
    select distinct on (indicator_id, area_code, period_kind, period_index, regime)
      indicator_id, area_code, period_kind, period_index, regime, kind, value, low, high, wording, basis, revision
    from target
    where indicator_id = any(${selection.indicatorIds})
      ${areaCodes ? sql`and area_code = any(${areaCodes})` : sql``}
      ${periods ? sql`and (period_kind, period_index) in (${periodList(periods)})` : sql``}
      ${asAt ? sql`and recorded_at <= ${asAt}` : sql``}
    order by indicator_id, area_code, period_kind, period_index, regime, revision desc`.execute(trx)
  return rows.map(targetOf)
}

export interface NewTarget extends Omit<Target, 'revision'> {
  readonly revision: number
}

export async function insertTargets(
  trx: TenantTransaction,
  tenantId: number,
  targets: readonly NewTarget[],
  written: { at: Date; by: number | null; auditSequence: number },
): Promise<void> {
  for (let from = 0; from < targets.length; from += portion) {
    const rows = targets.slice(from, from + portion).map((target) => ({
      tenant_id: tenantId,
      indicator_id: target.indicatorId,
      area_code: target.areaCode,
      period_kind: target.period.kind,
      period_index: target.period.index,
      regime: target.regime,
      revision: target.revision,
      kind: target.kind,
      value: target.value,
      low: target.range?.low ?? null,
      high: target.range?.high ?? null,
      wording: target.wording,
      basis: target.basis,
      recorded_at: written.at,
      recorded_by: written.by,
      audit_sequence: written.auditSequence,
    }))
    await trx.insertInto('target').values(rows).execute()
  }
}

/** PostgreSQL takes at most 65,535 parameters in a statement; a target has sixteen. */
const portion = 1_000

/** The rule of the place as at a moment; until it has set one of its own, the first rule. */
export async function findRule(trx: TenantTransaction, asAt: AsAt): Promise<AssessmentRule> {
  const row = await trx
    .selectFrom('assessment_rule')
    .select(['version', 'family', 'tolerance_kind', 'tolerance', 'exceeds_by_pct'])
    .$if(asAt !== null, (q) => q.where('starts_at', '<=', asAt ?? new Date(0)))
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (!row) return firstRule
  return {
    version: row.version,
    family: row.family as RuleFamily,
    tolerance: { kind: row.tolerance_kind as 'pct' | 'abs', value: row.tolerance },
    exceedBy: row.exceeds_by_pct,
  }
}

/** What a place starts with: within 5% of the target is close to it; 10% beyond is significantly exceeded. */
export const firstRule: AssessmentRule = {
  version: 1,
  family: 'tolerance',
  tolerance: { kind: 'pct', value: '5' as Decimal },
  exceedBy: '10' as Decimal,
}

export async function insertRule(
  trx: TenantTransaction,
  tenantId: number,
  rule: AssessmentRule,
  set: { at: Date; by: number | null; reason: string },
  benchmark?: { readonly kind: string; readonly group: string | null; readonly level: string },
): Promise<void> {
  await trx
    .insertInto('assessment_rule')
    .values({
      tenant_id: tenantId,
      version: rule.version,
      family: rule.family,
      tolerance_kind: rule.tolerance.kind,
      tolerance: rule.tolerance.value,
      exceeds_by_pct: rule.exceedBy,
      starts_at: set.at,
      set_by: set.by,
      reason: set.reason,
      ...(benchmark
        ? {
            benchmark: benchmark.kind,
            benchmark_group: benchmark.group,
            benchmark_level: benchmark.level,
          }
        : {}),
    })
    .execute()
}

interface Row {
  indicator_id: number
  area_code: string
  period_kind: string
  period_index: number
  regime: string
  kind: string
  value: Decimal | null
  low: Decimal | null
  high: Decimal | null
  wording: string
  basis: string
  revision: number
}

function targetOf(row: Row): Target {
  return {
    indicatorId: row.indicator_id,
    areaCode: row.area_code,
    period: { kind: row.period_kind as PeriodKind, index: row.period_index },
    regime: row.regime,
    kind: row.kind as Target['kind'],
    value: row.value,
    range: row.low === null || row.high === null ? null : { low: row.low, high: row.high },
    wording: row.wording,
    basis: row.basis,
    revision: row.revision,
  }
}
