import type { TenantTransaction } from '../db/tenant.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { ScorecardHead } from './scorecard.ts'
import { listCardMembers, listScorecards } from './scorecard.sql.ts'

/** The cards that the reader may open, each with the ids of its measures. */
export async function loadCardMembers(
  trx: TenantTransaction,
  actor: Actor,
): Promise<(ScorecardHead & { readonly indicatorIds: ReadonlySet<number> })[]> {
  const members = await listCardMembers(trx)
  const cards = await listScorecards(trx, visibleTo(actor, 'performance.read'))
  return cards.map((card) => ({ ...card, indicatorIds: members.get(card.code) ?? new Set() }))
}
