import type { TenantTransaction } from '../db/tenant.ts'
import type { Actor } from '../rights/actor.ts'
import { mayOffer } from '../rights/policy.ts'
import type { ComparatorGroup, GroupEdition } from './comparator-group.ts'
import { listEditions, listGroups } from './comparator.sql.ts'

export interface GroupSeen {
  readonly group: ComparatorGroup
  /** The first one first. */
  readonly editions: readonly GroupEdition[]
}

/** The groups of the place with their members over time, for whoever may change them. */
export async function loadGroups(trx: TenantTransaction, actor: Actor): Promise<GroupSeen[] | undefined> {
  if (!mayOffer(actor, 'area.change')) return undefined
  const seen: GroupSeen[] = []
  for (const group of await listGroups(trx)) {
    seen.push({ group, editions: await listEditions(trx, group.code, null) })
  }
  return seen
}
