import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { DueLine } from '../figures/due-in.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import type { Visible } from '../rights/policy.ts'
import { isVisible } from '../rights/visible.sql.ts'
import type { Entered, ReturnHead, StepTaken, StoredLine } from './return.ts'
import { listLineQueries } from './queries/line-query.sql.ts'
import type { Hands, ReturnState, Step } from './transitions.ts'

export interface ReturnFilter {
  readonly id?: number
  readonly organisationCode?: string
  readonly period?: Period
  readonly states?: readonly ReturnState[]
}

/** The returns that a reader may open, by due date and department. */
export async function listReturns(
  trx: TenantTransaction,
  visible: Visible,
  filter: ReturnFilter = {},
): Promise<ReturnHead[]> {
  const { id, organisationCode, period, states } = filter
  const { rows } = await sql<Row>`
    select r.id, r.organisation_id, o.code as organisation_code, o.name as organisation_name, r.period_kind,
      r.period_index, r.state, r.key_issues, r.version, d.opens_on, coalesce(r.extended_to, d.due_on) as due_on,
      d.due_on as first_due_on, d.hands, r.saved_at, r.saved_by as saved_by_id,
      saver.post as saved_by, r.sent_at, r.sent_by as sent_by_id, sender.post as sent_by, r.decided_at,
      decider.post as decided_by, r.certified_at, r.certified_by as certified_by_id, certifier.post as certified_by,
      r.key_issues_version, r.key_issues_by as key_issues_by_id, issuer.post as key_issues_by
    from return r
    join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    join round d on d.tenant_id = r.tenant_id and d.period_kind = r.period_kind and d.period_index = r.period_index
    left join person saver on saver.tenant_id = r.tenant_id and saver.id = r.saved_by
    left join person sender on sender.tenant_id = r.tenant_id and sender.id = r.sent_by
    left join person decider on decider.tenant_id = r.tenant_id and decider.id = r.decided_by
    left join person certifier on certifier.tenant_id = r.tenant_id and certifier.id = r.certified_by
    left join person issuer on issuer.tenant_id = r.tenant_id and issuer.id = r.key_issues_by
    where ${isVisible(visible, {
      organisation: (ids) => sql`r.organisation_id = any(${ids})`,
      return: (ids) => sql`r.id = any(${ids})`,
    })}
      ${id === undefined ? sql`` : sql`and r.id = ${id}`}
      ${organisationCode === undefined ? sql`` : sql`and o.code = ${organisationCode}`}
      ${period ? sql`and r.period_kind = ${period.kind} and r.period_index = ${period.index}` : sql``}
      ${states ? sql`and r.state = any(${states})` : sql``}
    order by coalesce(r.extended_to, d.due_on), r.period_kind, r.period_index, o.name`.execute(trx)
  return rows.map(headOf)
}

export async function findReturn(
  trx: TenantTransaction,
  visible: Visible,
  organisationCode: string,
  period: Period,
): Promise<ReturnHead | undefined> {
  return (await listReturns(trx, visible, { organisationCode, period }))[0]
}

/** Keeps anybody else from changing the return until the change at hand is done. */
export async function lockReturn(trx: TenantTransaction, id: number): Promise<void> {
  await trx.selectFrom('return').select('id').where('id', '=', id).forUpdate().execute()
}

export async function insertReturn(
  trx: TenantTransaction,
  tenantId: number,
  organisationId: number,
  period: Period,
  lines: readonly DueLine[],
): Promise<number> {
  const { id } = await trx
    .insertInto('return')
    .values({
      tenant_id: tenantId,
      organisation_id: organisationId,
      period_kind: period.kind,
      period_index: period.index,
      state: 'open',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('return_line')
    .values(
      lines.map((line, position) => ({
        tenant_id: tenantId,
        return_id: id,
        indicator_id: line.indicatorId,
        position,
        owner_id: line.ownerId,
        period_kind: line.period.kind,
        period_index: line.period.index,
      })),
    )
    .execute()
  return id
}

export interface ReturnChange {
  readonly state: ReturnState
  readonly keyIssues?: { readonly text: string; readonly by: number | null }
  readonly saved?: { readonly at: Date; readonly by: number | null }
  readonly sent?: { readonly at: Date; readonly by: number | null }
  readonly decided?: { readonly at: Date; readonly by: number | null }
  /** Null: what was certified does not stand any more. */
  readonly certified?: { readonly at: Date; readonly by: number | null } | null
}

export async function updateReturn(trx: TenantTransaction, id: number, change: ReturnChange): Promise<void> {
  await trx
    .updateTable('return')
    .set({
      state: change.state,
      version: sql<number>`version + 1`,
      ...(change.keyIssues === undefined
        ? {}
        : {
            key_issues: change.keyIssues.text,
            key_issues_by: change.keyIssues.by,
            key_issues_version: sql<number>`version + 1`,
          }),
      ...(change.saved ? { saved_at: change.saved.at, saved_by: change.saved.by } : {}),
      ...(change.sent ? { sent_at: change.sent.at, sent_by: change.sent.by } : {}),
      ...(change.certified === undefined
        ? {}
        : { certified_at: change.certified?.at ?? null, certified_by: change.certified?.by ?? null }),
      ...(change.decided ? { decided_at: change.decided.at, decided_by: change.decided.by } : {}),
    })
    .where('id', '=', id)
    .execute()
}

export async function listLines(trx: TenantTransaction, returnId: number): Promise<StoredLine[]> {
  const rows = await trx
    .selectFrom('return_line as line')
    .leftJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'line.tenant_id').onRef('person.id', '=', 'line.entered_by'),
    )
    .leftJoin('person as owner', (join) =>
      join.onRef('owner.tenant_id', '=', 'line.tenant_id').onRef('owner.id', '=', 'line.owner_id'),
    )
    .select([
      'line.indicator_id',
      'line.answer',
      'line.typed',
      'line.reason',
      'line.cause',
      'line.action',
      'line.forecast',
      'line.category',
      'line.category_reason',
      'line.entered_by',
      'line.entered_at',
      'line.saved_version',
      'line.owner_id',
      'line.period_kind',
      'line.period_index',
      'person.post',
      'owner.post as owner_post',
    ])
    .where('line.return_id', '=', returnId)
    .orderBy('line.position')
    .execute()
  return rows.map((row) => ({
    indicatorId: row.indicator_id,
    answer: row.answer as Entered['answer'],
    typed: row.typed,
    reason: row.reason,
    cause: row.cause,
    action: row.action,
    forecast: row.forecast,
    category: row.category as Entered['category'],
    categoryReason: row.category_reason,
    enteredBy: row.entered_by,
    enteredByPost: row.post,
    enteredAt: row.entered_at,
    savedVersion: row.saved_version,
    period:
      row.period_kind === null || row.period_index === null
        ? null
        : { kind: row.period_kind as PeriodKind, index: row.period_index },
    owner: row.owner_id === null ? null : { id: row.owner_id, post: row.owner_post ?? '' },
  }))
}

export async function updateOwner(
  trx: TenantTransaction,
  returnId: number,
  indicatorId: number,
  ownerId: number | null,
): Promise<void> {
  await trx
    .updateTable('return_line')
    .set({ owner_id: ownerId })
    .where('return_id', '=', returnId)
    .where('indicator_id', '=', indicatorId)
    .execute()
}

/** `version`: that of the return once this is done. */
export async function updateLine(
  trx: TenantTransaction,
  returnId: number,
  indicatorId: number,
  { categoryReason, ...entered }: Entered,
  by: { at: Date; personId: number | null; version: number },
): Promise<void> {
  await trx
    .updateTable('return_line')
    .set({
      ...entered,
      category_reason: categoryReason,
      entered_by: by.personId,
      entered_at: by.at,
      saved_version: by.version,
    })
    .where('return_id', '=', returnId)
    .where('indicator_id', '=', indicatorId)
    .execute()
}

export async function listSteps(trx: TenantTransaction, returnId: number): Promise<StepTaken[]> {
  const rows = await trx
    .selectFrom('return_step')
    .innerJoin('person', (join) =>
      join
        .onRef('person.tenant_id', '=', 'return_step.tenant_id')
        .onRef('person.id', '=', 'return_step.taken_by'),
    )
    .select(['number', 'step', 'state', 'comment', 'taken_at', 'person.post'])
    .where('return_id', '=', returnId)
    .orderBy('number')
    .execute()
  const queries = await listLineQueries(trx, returnId)
  return rows.map((row) => ({
    step: row.step as Step,
    state: row.state as ReturnState,
    comment: row.comment,
    queries: queries.get(row.number) ?? [],
    by: row.post,
    at: row.taken_at,
  }))
}

/** Answers the number that the step has among those of its return. */
export async function insertStep(
  trx: TenantTransaction,
  tenantId: number,
  returnId: number,
  taken: { step: Step; state: ReturnState; comment: string; by: number; at: Date },
): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into return_step (tenant_id, return_id, number, step, state, comment, taken_by, taken_at)
    select ${tenantId}, ${returnId}, coalesce(max(number), 0) + 1, ${taken.step}, ${taken.state}, ${taken.comment},
      ${taken.by}, ${taken.at}
    from return_step where return_id = ${returnId}
    returning number`.execute(trx)
  return rows[0]?.number ?? 0
}

interface Row {
  id: number
  organisation_id: number
  organisation_code: string
  organisation_name: string
  period_kind: string
  period_index: number
  state: string
  key_issues: string
  version: number
  opens_on: string
  due_on: string
  hands: number
  first_due_on: string
  saved_at: Date | null
  saved_by: string | null
  saved_by_id: number | null
  sent_at: Date | null
  sent_by: string | null
  sent_by_id: number | null
  decided_at: Date | null
  decided_by: string | null
  certified_at: Date | null
  certified_by: string | null
  certified_by_id: number | null
  key_issues_version: number
  key_issues_by: string | null
  key_issues_by_id: number | null
}

function headOf(row: Row): ReturnHead {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    organisationCode: row.organisation_code,
    organisationName: row.organisation_name,
    period: { kind: row.period_kind as PeriodKind, index: row.period_index },
    state: row.state as ReturnState,
    hands: row.hands as Hands,
    keyIssues: row.key_issues,
    version: row.version,
    opensOn: row.opens_on,
    dueOn: row.due_on,
    firstDueOn: row.first_due_on,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    savedById: row.saved_by_id,
    sentAt: row.sent_at,
    sentBy: row.sent_by,
    sentById: row.sent_by_id,
    keyIssuesVersion: row.key_issues_version,
    keyIssuesById: row.key_issues_by_id,
    keyIssuesBy: row.key_issues_by,
    certifiedAt: row.certified_at,
    certifiedBy: row.certified_by,
    certifiedById: row.certified_by_id,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
  }
}
