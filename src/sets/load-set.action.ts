import type { TenantTransaction } from '../db/tenant.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { listMemberships } from './membership.sql.ts'
import type { IndicatorSet, Membership } from './set.ts'
import { findSet, listSets } from './set.sql.ts'

/** Undefined where there is no such set or the reader may open nothing of it. */
export function loadSet(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
): Promise<IndicatorSet | undefined> {
  return findSet(trx, visibleTo(actor, 'performance.read'), code)
}

export function loadSetList(trx: TenantTransaction, actor: Actor): Promise<IndicatorSet[]> {
  return listSets(trx, visibleTo(actor, 'performance.read'))
}

/** When the reader's indicators are in a set. */
export function loadMembers(trx: TenantTransaction, actor: Actor, code: string): Promise<Membership[]> {
  return listMemberships(trx, visibleTo(actor, 'performance.read'), code)
}
