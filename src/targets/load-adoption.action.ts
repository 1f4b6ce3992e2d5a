import { findBody, listBodies } from '../bodies/body.sql.ts'
import type { Body } from '../bodies/body.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { Actor } from '../rights/actor.ts'
import { mayOffer, visibleTo } from '../rights/policy.ts'
import { isMadeFor, isOwn } from './adopt-proposals.action.ts'
import { listCardStandings } from './card.sql.ts'
import type { CardStanding } from './card-standing.ts'
import type { Proposal } from './proposal.ts'
import { listProposals } from './proposal.sql.ts'

export interface AwaitingProposal {
  readonly proposal: Proposal
  readonly indicator: Indicator
  /** Written by the reader, so that somebody else must record its adoption. */
  readonly isOwn: boolean
}

export interface Adoption {
  readonly body: Body
  readonly awaiting: readonly AwaitingProposal[]
  /** Scorecards made for this body, as they stand. */
  readonly cards: readonly CardStanding[]
}

/** What awaits a body; undefined for whoever is neither its chair nor its officer. */
export async function loadAdoption(
  trx: TenantTransaction,
  actor: Actor,
  bodyCode: string,
): Promise<Adoption | undefined> {
  const body = await findBody(trx, visibleTo(actor, 'people.read'), bodyCode)
  if (!body || !mayOffer(actor, 'targets.adopt', { bodyId: body.id })) return undefined
  const visible = visibleTo(actor, 'performance.read')
  const proposals = await listProposals(trx, visible, { bodyId: body.id, states: ['proposed'] })
  const ids = [...new Set(proposals.map(({ indicatorId }) => indicatorId))]
  const indicators = new Map((await listIndicators(trx, visible, { ids })).map((one) => [one.id, one]))
  const awaiting = proposals.flatMap((proposal): AwaitingProposal[] => {
    const indicator = indicators.get(proposal.indicatorId)
    return indicator ? [{ proposal, indicator, isOwn: isOwn(actor, body, proposal) }] : []
  })
  return {
    body,
    awaiting: awaiting.toSorted((a, b) => a.indicator.code.localeCompare(b.indicator.code, 'en-GB')),
    cards: (await listCardStandings(trx)).filter((card) => isMadeFor(card, body)),
  }
}

/** The bodies for which the reader may record what they adopt, with how much awaits each. */
export async function mayAdoptFor(
  trx: TenantTransaction,
  actor: Actor,
): Promise<{ code: string; name: string; awaiting: number }[]> {
  const bodies = (await listBodies(trx, visibleTo(actor, 'people.read'))).filter(({ id }) =>
    mayOffer(actor, 'targets.adopt', { bodyId: id }),
  )
  if (bodies.length === 0) return []
  const visible = visibleTo(actor, 'performance.read')
  const proposals = await listProposals(trx, visible, { states: ['proposed'] })
  return bodies.map(({ id, code, name }) => ({
    code,
    name,
    awaiting: proposals.filter(({ body }) => body?.id === id).length,
  }))
}
