import type { TenantTransaction } from '../db/tenant.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { ScorecardHead } from './scorecard.ts'
import { listScorecards } from './scorecard.sql.ts'

/** The scorecards that the reader may open; of one indicator: those that it is on. */
export async function loadScorecards(
  trx: TenantTransaction,
  actor: Actor,
  indicatorId?: number,
): Promise<ScorecardHead[]> {
  return listScorecards(trx, visibleTo(actor, 'performance.read'), indicatorId)
}
