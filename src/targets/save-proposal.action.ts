import { findBody } from '../bodies/body.sql.ts'
import type { App } from '../db/app.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo } from '../rights/policy.ts'
import { checkProposal, linesOf, stopping, type TypedProposal } from './check-proposal.ts'
import { findFacts } from './facts.sql.ts'
import { allows, type Proposal } from './proposal.ts'
import { insertProposal, listProposals, rewriteProposal, type WrittenProposal } from './proposal.sql.ts'
import type { ValueForm } from '../figures/value-text.ts'
import { typedAim } from './read-aim.ts'

/** Which target it is about, and what of it was seen: version 0 where there was no proposal yet. */
export interface ProposalSeen {
  readonly code: string
  readonly year: Period
  readonly version: number
}

/**
 * Writes down what is aimed at, as a draft; or puts it to a body, which then decides. One proposal stands for each target
 * at a time: writing again is its next version.
 */
export async function saveProposal(
  app: Pick<App, 'db'>,
  actor: Actor,
  { code, year, version }: ProposalSeen,
  given: TypedProposal,
  isProposing: boolean,
): Promise<Proposal | Refusal> {
  return makeChange<Proposal>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { trx } = change
    const visible = visibleTo(actor, 'performance.read')
    const [indicator] = await listIndicators(trx, visible, { codes: [code] })
    if (!indicator) return refuse('not-found', 'indicator-not-found', { code })
    const verdict = decide(actor, 'targets.propose', await findFacts(trx, indicator))
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const typed = kept(given)
    const written = await settle(change, actor, indicator, year, typed, isProposing)
    if (isRefusal(written)) return written
    const open = { indicatorIds: [indicator.id], year, states: ['draft', 'proposed', 'returned'] as const }
    const before = (await listProposals(trx, visible, open)).find(
      ({ regime, areaCode }) => regime === typed.regime && areaCode === written.areaCode,
    )
    if ((before?.version ?? 0) !== version) return refuse('conflict', 'proposal-changed-meanwhile')
    if (before && !allows(before.state, 'save')) return refuse('conflict', 'proposal-decided')
    const id = await write(change, before, written, actor)
    const [after] = await listProposals(trx, visible, { ids: [id] })
    if (!after) throw new Error(`there is no proposal ${id}`)
    await change.record({
      as: verdict.as,
      action: isProposing ? 'target-proposed' : 'target-drafted',
      subjectKind: 'target-proposal',
      subject: subjectOf(indicator, after),
      ...(before ? { before: plain(before, indicator) } : {}),
      after: plain(after, indicator),
      reason: typed.basis,
    })
    return after
  })
}

/** `NI192/2009-10/corporate`. */
export function subjectOf({ code }: Pick<Indicator, 'code'>, { year, regime }: Proposal): string {
  return `${code}/${periodSlug(year)}/${regime}`
}

async function settle(
  { trx }: Change,
  actor: Actor,
  indicator: Indicator,
  year: Period,
  typed: TypedProposal,
  isProposing: boolean,
): Promise<WrittenProposal | Refusal> {
  const body =
    typed.body === '' ? undefined : await findBody(trx, visibleTo(actor, 'people.read'), typed.body)
  const found = [...checkProposal(typed, indicator, isProposing)]
  if (typed.body !== '' && body?.closedOn !== null) found.push(problem('body', 'body-not-open'))
  const findings = stopping(found, typed.sure)
  if (findings.length > 0) return hasProblems(findings)
  const isToBeSet = typed.wording !== ''
  return {
    indicatorId: indicator.id,
    areaCode: (await findHomeArea(trx))?.code ?? '',
    year,
    regime: typed.regime,
    state: isProposing ? 'proposed' : 'draft',
    basis: typed.basis,
    ownerPost: isToBeSet ? typed.owner : '',
    dueOn: isToBeSet && typed.dueOn !== '' ? typed.dueOn : null,
    bodyId: body?.id ?? null,
    lines: linesOf(typed, indicator, year),
  }
}

async function write(
  { trx, tenantId, at }: Change,
  before: Proposal | undefined,
  proposal: WrittenProposal,
  { personId }: Actor,
): Promise<number> {
  const written = { by: personId, at }
  if (!before) return insertProposal(trx, tenantId, proposal, written)
  await rewriteProposal(trx, tenantId, before.id, proposal, written)
  return before.id
}

function kept(typed: TypedProposal): TypedProposal {
  return Object.fromEntries(
    Object.entries(typed).map(([box, text]: [string, string]) => [box, storableText(text).trim()]),
  ) as unknown as TypedProposal
}

const plain = ({ lines, basis, ownerPost, dueOn, body, state }: Proposal, form: ValueForm) => ({
  state,
  targets: Object.fromEntries(lines.map((line) => [periodSlug(line.period), typedAim(line, form)])),
  basis,
  owner: ownerPost,
  dueOn,
  body: body?.code ?? null,
})
