import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { insertOwners, replaceOwners } from './indicator-owner.sql.ts'
import type { Indicator } from './indicator.ts'

/** What may be left out when one is added: then it has none. */
type Optional =
  | 'levels'
  | 'overTime'
  | 'overAreas'
  | 'lagMonths'
  | 'baselineOwner'
  | 'baselineDueOn'
  | 'owners'
  | 'collatorId'
  | 'responsibleId'

export interface NewIndicator
  extends Omit<Indicator, 'id' | 'version' | 'ownerPost' | Optional>, Partial<Pick<Indicator, Optional>> {
  readonly sets: readonly string[]
}

export async function insertIndicator(
  trx: TenantTransaction,
  tenantId: number,
  indicator: NewIndicator,
): Promise<number> {
  const { id } = await trx
    .insertInto('indicator')
    .values(rowOf(tenantId, indicator))
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertOwners(trx, tenantId, id, indicator.owners ?? [])
  for (const code of indicator.sets) {
    await trx
      .insertInto('indicator_set')
      .values({ tenant_id: tenantId, code, name: code })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await trx
      .insertInto('indicator_set_member')
      .values({ tenant_id: tenantId, set_code: code, indicator_id: id })
      .execute()
  }
  return id
}

/** The same for many that belong to no set and have no owner, as a file defines them. */
export async function insertIndicators(
  trx: TenantTransaction,
  tenantId: number,
  indicators: readonly Omit<NewIndicator, 'sets' | 'owners'>[],
): Promise<void> {
  for (let from = 0; from < indicators.length; from += portion) {
    const rows = indicators.slice(from, from + portion).map((indicator) => rowOf(tenantId, indicator))
    await trx.insertInto('indicator').values(rows).execute()
  }
}

/** PostgreSQL takes at most 65,535 parameters in a statement; an indicator has twenty-four. */
const portion = 1_000

function rowOf(tenantId: number, indicator: Omit<NewIndicator, 'sets' | 'owners'>) {
  return { tenant_id: tenantId, ...factsOf(indicator) }
}

/** Everything of an indicator that stands in its own row. */
function factsOf(indicator: Omit<NewIndicator, 'sets' | 'owners'>) {
  return {
    code: indicator.code,
    title: indicator.title,
    definition: indicator.definition,
    source: indicator.source,
    recorded_how: indicator.recordedHow,
    unit: indicator.unit,
    decimals: indicator.decimals,
    polarity: indicator.polarity,
    kind: indicator.kind,
    levels: [...(indicator.levels ?? [])],
    over_time: indicator.overTime ?? 'none',
    over_areas: indicator.overAreas ?? 'none',
    period_kind: indicator.periodKind,
    lag_months: indicator.lagMonths ?? 0,
    rule_family: indicator.ruleFamily,
    tolerance_kind: indicator.tolerance?.kind ?? null,
    tolerance: indicator.tolerance?.value ?? null,
    is_key: indicator.isKey,
    baseline: indicator.baseline,
    baseline_owner: indicator.baselineOwner ?? '',
    baseline_due_on: indicator.baselineDueOn ?? null,
    organisation_id: indicator.organisationId,
    collator_id: indicator.collatorId ?? null,
    responsible_id: indicator.responsibleId ?? null,
  }
}

/** Changes everything about an indicator but its code and the sets it belongs to. */
export async function updateIndicator(
  trx: TenantTransaction,
  tenantId: number,
  id: number,
  facts: Omit<Indicator, 'id' | 'version' | 'ownerPost'>,
): Promise<void> {
  const { code: _, ...row } = factsOf(facts)
  await trx
    .updateTable('indicator')
    .set({ ...row, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  await replaceOwners(trx, tenantId, id, facts.owners)
}
