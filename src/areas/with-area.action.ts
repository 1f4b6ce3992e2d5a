import type { App } from '../db/app.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import type { WholeArea } from './area.ts'
import { listWholeAreas } from './area.sql.ts'

/** Which area is to be changed, and as what it was seen. */
export interface AreaAsSeen {
  readonly code: string
  /** The version that the form was filled from: whoever changed it since is not overwritten. */
  readonly version: number
}

export interface AreaAtHand {
  readonly change: Change
  readonly area: WholeArea
  readonly all: readonly WholeArea[]
  /** The role that lets the person do it. */
  readonly as: string
}

/** Changes an area for whoever may, if it is still as they saw it. Answers it as it then stands. */
export async function withArea(
  app: Pick<App, 'db'>,
  actor: Actor,
  { code, version }: AreaAsSeen,
  work: (at: AreaAtHand) => Promise<Refusal | undefined>,
): Promise<WholeArea | Refusal> {
  const verdict = decide(actor, 'area.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return makeChange<WholeArea>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const all = await listWholeAreas(change.trx)
    const area = all.find((one) => one.code === code)
    if (!area) return refuse('not-found', 'area-not-found', { code })
    if (area.version !== version) return refuse('conflict', 'area-changed-meanwhile')
    const refused = await work({ change, area, all, as: verdict.as })
    if (isRefusal(refused)) return refused
    return (await listWholeAreas(change.trx)).find((one) => one.code === code) ?? area
  })
}
