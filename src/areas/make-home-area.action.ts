import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import type { WholeArea } from './area.ts'
import { chooseHomeArea, findHomeArea, hasFigures } from './area.sql.ts'
import { withArea, type AreaAsSeen } from './with-area.action.ts'

/**
 * Says which area is the place itself: its figures are those that cards, returns and reports show. Once there are any,
 * another choice would change what was shown before, so there is none.
 */
export async function makeHomeArea(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: AreaAsSeen,
): Promise<WholeArea | Refusal> {
  return withArea(app, actor, seen, async ({ change, area, as }) => {
    if (area.endsOn !== null) return refuse('conflict', 'home-area-ended', { name: area.name })
    const before = (await findHomeArea(change.trx))?.code ?? null
    if (before === area.code) return undefined
    if (before !== null && (await hasFigures(change.trx, before)))
      return refuse('conflict', 'home-area-has-figures')
    await chooseHomeArea(change.trx, actor.tenantId, area.code)
    await change.record({
      as,
      action: 'home-area-chosen',
      subjectKind: 'area',
      subject: area.code,
      before: { homeArea: before },
      after: { homeArea: area.code },
    })
    return undefined
  })
}
