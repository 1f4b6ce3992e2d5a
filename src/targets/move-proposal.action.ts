import type { App } from '../db/app.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo, type Verdict } from '../rights/policy.ts'
import { findFacts } from './facts.sql.ts'
import { allows, type Proposal, type ProposalState } from './proposal.ts'
import { insertComment, listProposals, moveProposals } from './proposal.sql.ts'
import { subjectOf } from './save-proposal.action.ts'

interface Move {
  readonly right: 'targets.propose' | 'targets.adopt'
  readonly to: ProposalState | null
  readonly action: string
  readonly needsComment: boolean
}

/** What can happen to a proposal beside being written and adopted: who may, what it becomes, what it is called. */
const moves = {
  comment: { right: 'targets.propose', to: null, action: 'target-challenged', needsComment: true },
  withdraw: {
    right: 'targets.propose',
    to: 'withdrawn',
    action: 'target-proposal-withdrawn',
    needsComment: false,
  },
  return: { right: 'targets.adopt', to: 'returned', action: 'target-proposal-returned', needsComment: true },
} as const satisfies Record<string, Move>
export type MoveName = keyof typeof moves

/** Comments on a proposal, withdraws it, or gives it back from its body. */
export async function moveProposal(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: { readonly id: number; readonly version: number },
  name: MoveName,
  said: string,
): Promise<Proposal | Refusal> {
  const move: Move = moves[name]
  const comment = storableText(said).trim()
  return makeChange<Proposal>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { trx, tenantId, at } = change
    const visible = visibleTo(actor, 'performance.read')
    const [before] = await listProposals(trx, visible, { ids: [seen.id] })
    const [indicator] = before ? await listIndicators(trx, visible, { ids: [before.indicatorId] }) : []
    if (!before || !indicator) return refuse('not-found', 'proposal-not-found')
    const verdict = await mayMove(move)
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    if (before.version !== seen.version) return refuse('conflict', 'proposal-changed-meanwhile')
    if (!allows(before.state, name)) return refuse('conflict', 'proposal-decided')
    if (move.needsComment && comment === '') return hasProblems([problem('comment', 'comment-missing')])
    if (comment.length > 4_000) return hasProblems([problem('comment', 'text-too-long', { most: 4_000 })])
    if (comment !== '') await insertComment(trx, tenantId, before.id, comment, { by: actor.personId, at })
    if (move.to !== null) await moveProposals(trx, [before.id], move.to)
    await change.record({
      as: verdict.as,
      action: move.action,
      subjectKind: 'target-proposal',
      subject: subjectOf(indicator, before),
      ...(move.to === null ? {} : { before: { state: before.state }, after: { state: move.to } }),
      reason: comment,
    })
    const [after] = await listProposals(trx, visible, { ids: [before.id] })
    return after ?? before

    async function mayMove({ right }: Move): Promise<Verdict> {
      if (right === 'targets.propose' && indicator)
        return decide(actor, right, await findFacts(trx, indicator))
      return decide(actor, right, before?.body ? { bodyId: before.body.id } : {})
    }
  })
}
