import type { TenantTransaction } from '../db/tenant.ts'
import type { Actor } from '../rights/actor.ts'
import { mayOffer } from '../rights/policy.ts'
import { codesWithin } from './area-tree.ts'
import type { WholeArea } from './area.ts'
import { findHomeArea, hasFigures, listWholeAreas } from './area.sql.ts'

export interface AreasSeen {
  /** Every one, in force or not, by name. */
  readonly all: readonly WholeArea[]
  readonly homeCode: string | null
}

/** The areas of the place, for whoever may change them. */
export async function loadAreas(trx: TenantTransaction, actor: Actor): Promise<AreasSeen | undefined> {
  if (!mayOffer(actor, 'area.change')) return undefined
  return { all: await listWholeAreas(trx), homeCode: (await findHomeArea(trx))?.code ?? null }
}

export interface AreaSeen extends AreasSeen {
  readonly area: WholeArea
  /** What it can lie in: in force, and neither itself nor in it. The one it lies in is always among them. */
  readonly possibleParents: readonly WholeArea[]
  /** Whether it can become the area that is the place itself. */
  readonly mayBeHome: boolean
}

export async function loadArea(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
): Promise<AreaSeen | undefined> {
  const seen = await loadAreas(trx, actor)
  const area = seen?.all.find((one) => one.code === code)
  if (!seen || !area) return undefined
  const { all, homeCode } = seen
  const inside = codesWithin(all, area.code)
  return {
    ...seen,
    area,
    possibleParents: all.filter(
      (one) => one.code === area.parentCode || (one.endsOn === null && !inside.has(one.code)),
    ),
    mayBeHome:
      area.endsOn === null && homeCode !== code && (homeCode === null || !(await hasFigures(trx, homeCode))),
  }
}
