import type { TenantTransaction } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { Proposal, ProposalState } from './proposal.ts'
import { listProposals } from './proposal.sql.ts'

/** Proposals on what the reader may open, the newest first, each with the code of its indicator. */
export async function loadProposals(
  trx: TenantTransaction,
  actor: Actor,
  state: ProposalState | undefined,
): Promise<{ readonly code: string; readonly proposal: Proposal }[]> {
  const visible = visibleTo(actor, 'performance.read')
  const found = await listProposals(trx, visible, { states: state && [state] })
  const ids = [...new Set(found.map(({ indicatorId }) => indicatorId))]
  const codes = new Map((await listIndicators(trx, visible, { ids })).map((one) => [one.id, one.code]))
  return found.map((proposal) => ({ code: codes.get(proposal.indicatorId) ?? '', proposal }))
}
