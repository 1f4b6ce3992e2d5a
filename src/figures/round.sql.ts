import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import { dueIn, type Asked, type DueLine } from './due-in.ts'

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

/** Departments and what a round asks them for, key indicators first; nobody is asked for a derived one. */
export async function listDue(
  trx: TenantTransaction,
  round: Period,
  asked: Asked = 'what-is-due',
): Promise<{ organisationId: number; organisationCode: string; lines: DueLine[] }[]> {
  const rows = await trx
    .selectFrom('indicator')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.tenant_id', '=', 'indicator.tenant_id')
        .onRef('organisation.id', '=', 'indicator.organisation_id'),
    )
    .leftJoin('person as collator', (join) =>
      join
        .onRef('collator.tenant_id', '=', 'indicator.tenant_id')
        .onRef('collator.id', '=', 'indicator.collator_id')
        .on('collator.left_on', 'is', null),
    )
    .select(['organisation.id as organisation_id', 'organisation.code', 'indicator.id as indicator_id'])
    .select(['indicator.period_kind', 'indicator.is_key', 'collator.id as owner_id'])
    .where('organisation.closed_on', 'is', null)
    .where(
      sql<boolean>`coalesce((select formula.text = '' from formula
        where formula.tenant_id = indicator.tenant_id and formula.indicator_id = indicator.id
        order by formula.version desc limit 1), true)`,
    )
    .orderBy('organisation.name')
    .orderBy('indicator.is_key', 'desc')
    .orderBy('indicator.code')
    .execute()
  const due = rows.flatMap((row) => {
    const indicator = { periodKind: row.period_kind as PeriodKind, isKey: row.is_key }
    const period = dueIn(round, indicator, asked)
    return period ? [{ ...row, line: { indicatorId: row.indicator_id, period, ownerId: row.owner_id } }] : []
  })
  return [...Map.groupBy(due, (row) => row.organisation_id)].map(([organisationId, own]) => ({
    organisationId,
    organisationCode: own[0]?.code ?? '',
    lines: own.map(({ line }) => line),
  }))
}
