import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { mayOpen } from '../figures/visible.sql.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import type { Visible } from '../rights/policy.ts'
import type { Proposal, ProposalComment, ProposalLine, ProposalState } from './proposal.ts'

export interface ProposalFilter {
  readonly ids?: readonly number[] | undefined
  readonly indicatorIds?: readonly number[] | undefined
  readonly bodyId?: number | undefined
  readonly year?: Period | undefined
  readonly states?: readonly ProposalState[] | undefined
}

/** Proposals on indicators that the reader may open, the newest first. */
export async function listProposals(
  trx: TenantTransaction,
  visible: Visible,
  { ids, indicatorIds, bodyId, year, states }: ProposalFilter,
): Promise<Proposal[]> {
  const { rows } = await sql<Row>`
    select p.id, p.indicator_id, p.area_code, p.period_kind, p.period_index, p.regime, p.state, p.basis, p.owner_post,
      p.due_on, p.body_id, body.code as body_code, body.name as body_name, p.written_by, writer.post as writer,
      p.written_at, p.proposed_by, proposer.post as proposer, p.proposed_at, p.decided_on, p.minute,
      decider.post as decider, p.version
    from target_proposal p
    join indicator on indicator.tenant_id = p.tenant_id and indicator.id = p.indicator_id
    join person writer on writer.tenant_id = p.tenant_id and writer.id = p.written_by
    left join person proposer on proposer.tenant_id = p.tenant_id and proposer.id = p.proposed_by
    left join person decider on decider.tenant_id = p.tenant_id and decider.id = p.decided_by
    left join body on body.tenant_id = p.tenant_id and body.id = p.body_id
    where ${mayOpen(visible)}
      ${ids ? sql`and p.id = any(${ids})` : sql``}
      ${indicatorIds ? sql`and p.indicator_id = any(${indicatorIds})` : sql``}
      ${bodyId === undefined ? sql`` : sql`and p.body_id = ${bodyId}`}
      ${year ? sql`and p.period_kind = ${year.kind} and p.period_index = ${year.index}` : sql``}
      ${states ? sql`and p.state = any(${states})` : sql``}
    order by p.id desc`.execute(trx)
  const found = rows.map(({ id }) => id)
  const lines = await listLines(trx, found)
  const comments = await listComments(trx, found)
  return rows.map((row) => proposalOf(row, lines.get(row.id) ?? [], comments.get(row.id) ?? []))
}

async function listLines(
  trx: TenantTransaction,
  ids: readonly number[],
): Promise<Map<number, ProposalLine[]>> {
  const { rows } = await sql<LineRow>`
    select proposal_id, period_kind, period_index, value, low, high, wording from target_proposal_line
    where proposal_id = any(${ids}) order by proposal_id, period_kind = 'quarter', period_index`.execute(trx)
  const grouped = Map.groupBy(rows, (row) => row.proposal_id)
  return new Map([...grouped].map(([id, some]) => [id, some.map(lineOf)]))
}

async function listComments(
  trx: TenantTransaction,
  ids: readonly number[],
): Promise<Map<number, ProposalComment[]>> {
  const { rows } = await sql<{ proposal_id: number; comment: string; by: string; at: Date }>`
    select c.proposal_id, c.comment, person.post as by, c.made_at as at from target_proposal_comment c
    join person on person.tenant_id = c.tenant_id and person.id = c.made_by
    where c.proposal_id = any(${ids}) order by c.proposal_id, c.number`.execute(trx)
  const grouped = Map.groupBy(rows, (row) => row.proposal_id)
  return new Map(
    [...grouped].map(([id, some]) => [id, some.map(({ comment, by, at }) => ({ comment, by, at }))]),
  )
}

export interface WrittenProposal {
  readonly indicatorId: number
  readonly areaCode: string
  readonly year: Period
  readonly regime: string
  readonly state: 'draft' | 'proposed'
  readonly basis: string
  readonly ownerPost: string
  readonly dueOn: string | null
  readonly bodyId: number | null
  readonly lines: readonly ProposalLine[]
}

export async function insertProposal(
  trx: TenantTransaction,
  tenantId: number,
  proposal: WrittenProposal,
  written: { readonly by: number; readonly at: Date },
): Promise<number> {
  const { id } = await trx
    .insertInto('target_proposal')
    .values({
      tenant_id: tenantId,
      indicator_id: proposal.indicatorId,
      area_code: proposal.areaCode,
      period_kind: proposal.year.kind,
      period_index: proposal.year.index,
      ...contentOf(proposal, written),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertLines(trx, tenantId, id, proposal.lines)
  return id
}

/** Writes it anew, as its next version. */
export async function rewriteProposal(
  trx: TenantTransaction,
  tenantId: number,
  id: number,
  proposal: WrittenProposal,
  written: { readonly by: number; readonly at: Date },
): Promise<void> {
  await trx
    .updateTable('target_proposal')
    .set({ ...contentOf(proposal, written), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
  await trx.deleteFrom('target_proposal_line').where('proposal_id', '=', id).execute()
  await insertLines(trx, tenantId, id, proposal.lines)
}

export interface Decision {
  readonly decidedOn: string
  readonly minute: string
  readonly by: number
  readonly at: Date
}

/** Moves proposals to another state; `decision` where a body has adopted them. */
export async function moveProposals(
  trx: TenantTransaction,
  ids: readonly number[],
  state: ProposalState,
  decision?: Decision,
): Promise<void> {
  await trx
    .updateTable('target_proposal')
    .set({
      state,
      version: sql<number>`version + 1`,
      ...(decision
        ? {
            decided_on: decision.decidedOn,
            minute: decision.minute,
            decided_by: decision.by,
            decided_at: decision.at,
          }
        : {}),
    })
    .where('id', '=', sql<number>`any(${ids})`)
    .execute()
}

export async function insertComment(
  trx: TenantTransaction,
  tenantId: number,
  proposalId: number,
  comment: string,
  made: { readonly by: number; readonly at: Date },
): Promise<void> {
  await sql`
    insert into target_proposal_comment (tenant_id, proposal_id, number, comment, made_by, made_at)
    select ${tenantId}, ${proposalId}, count(*) + 1, ${comment}, ${made.by}, ${made.at}
    from target_proposal_comment where proposal_id = ${proposalId}`.execute(trx)
}

function contentOf(proposal: WrittenProposal, { by, at }: { readonly by: number; readonly at: Date }) {
  const isProposed = proposal.state === 'proposed'
  return {
    regime: proposal.regime,
    state: proposal.state,
    basis: proposal.basis,
    owner_post: proposal.ownerPost,
    due_on: proposal.dueOn,
    body_id: proposal.bodyId,
    written_by: by,
    written_at: at,
    proposed_by: isProposed ? by : null,
    proposed_at: isProposed ? at : null,
  }
}

async function insertLines(
  trx: TenantTransaction,
  tenantId: number,
  proposalId: number,
  lines: readonly ProposalLine[],
): Promise<void> {
  if (lines.length === 0) return
  await trx
    .insertInto('target_proposal_line')
    .values(
      lines.map(({ period, value, range, wording }) => ({
        tenant_id: tenantId,
        proposal_id: proposalId,
        period_kind: period.kind,
        period_index: period.index,
        value,
        low: range?.low ?? null,
        high: range?.high ?? null,
        wording,
      })),
    )
    .execute()
}

interface Row {
  id: number
  indicator_id: number
  area_code: string
  period_kind: PeriodKind
  period_index: number
  regime: string
  state: ProposalState
  basis: string
  owner_post: string
  due_on: string | null
  body_id: number | null
  body_code: string | null
  body_name: string | null
  written_by: number
  writer: string
  written_at: Date
  proposed_by: number | null
  proposer: string | null
  proposed_at: Date | null
  decided_on: string | null
  minute: string
  decider: string | null
  version: number
}

interface LineRow {
  proposal_id: number
  period_kind: PeriodKind
  period_index: number
  value: Decimal | null
  low: Decimal | null
  high: Decimal | null
  wording: string
}

function proposalOf(
  row: Row,
  lines: readonly ProposalLine[],
  comments: readonly ProposalComment[],
): Proposal {
  return {
    id: row.id,
    indicatorId: row.indicator_id,
    areaCode: row.area_code,
    year: { kind: row.period_kind, index: row.period_index },
    regime: row.regime,
    state: row.state,
    basis: row.basis,
    ownerPost: row.owner_post,
    dueOn: row.due_on,
    body:
      row.body_id === null ? null : { id: row.body_id, code: row.body_code ?? '', name: row.body_name ?? '' },
    writtenBy: { id: row.written_by, post: row.writer },
    writtenAt: row.written_at,
    proposedBy: row.proposed_by === null ? null : { id: row.proposed_by, post: row.proposer ?? '' },
    proposedAt: row.proposed_at,
    decidedOn: row.decided_on,
    minute: row.minute,
    decidedBy: row.decider,
    version: row.version,
    lines,
    comments,
  }
}

function lineOf(row: LineRow): ProposalLine {
  return {
    period: { kind: row.period_kind, index: row.period_index },
    value: row.value,
    range: row.low === null || row.high === null ? null : { low: row.low, high: row.high },
    wording: row.wording,
  }
}
