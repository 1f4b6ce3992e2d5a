import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'

export interface Round {
  readonly period: Period
  readonly opensOn: string
  readonly dueOn: string
  /** How many hands sign its returns: sent and accepted, or certified in between. */
  readonly hands: 2 | 3
}

/** Rounds, the newest first. */
export async function listRounds(trx: TenantTransaction): Promise<Round[]> {
  const rows = await trx
    .selectFrom('round')
    .select(['period_kind', 'period_index', 'opens_on', 'due_on', 'hands'])
    .orderBy('opens_on', 'desc')
    .execute()
  return rows.map((row) => ({
    period: { kind: row.period_kind as PeriodKind, index: row.period_index },
    opensOn: row.opens_on,
    dueOn: row.due_on,
    hands: row.hands === 3 ? 3 : 2,
  }))
}

export async function insertRound(trx: TenantTransaction, tenantId: number, round: Round): Promise<void> {
  await trx
    .insertInto('round')
    .values({
      tenant_id: tenantId,
      period_kind: round.period.kind,
      period_index: round.period.index,
      opens_on: round.opensOn,
      due_on: round.dueOn,
      hands: round.hands,
    })
    .execute()
}

/** Departments and the indicators of theirs whose figures come in periods of this kind; nobody is asked for a derived one. */
export async function listDue(
  trx: TenantTransaction,
  kind: PeriodKind,
): Promise<{ organisationId: number; organisationCode: string; indicatorIds: number[] }[]> {
  const rows = await trx
    .selectFrom('indicator')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.tenant_id', '=', 'indicator.tenant_id')
        .onRef('organisation.id', '=', 'indicator.organisation_id'),
    )
    .select(['organisation.id as organisation_id', 'organisation.code', 'indicator.id as indicator_id'])
    .where('indicator.period_kind', '=', kind)
    .where('organisation.closed_on', 'is', null)
    .where(
      sql<boolean>`coalesce((select formula.text = '' from formula
        where formula.tenant_id = indicator.tenant_id and formula.indicator_id = indicator.id
        order by formula.version desc limit 1), true)`,
    )
    .orderBy('organisation.name')
    .orderBy('indicator.code')
    .execute()
  return [...Map.groupBy(rows, (row) => row.organisation_id)].map(([organisationId, lines]) => ({
    organisationId,
    organisationCode: lines[0]?.code ?? '',
    indicatorIds: lines.map((line) => line.indicator_id),
  }))
}
