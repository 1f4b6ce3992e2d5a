import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { hasProblems } from '../organisations/problems.ts'
import type { Actor } from '../rights/actor.ts'
import type { WholeArea } from './area.ts'
import { findHomeArea, setSuccessors, updateArea } from './area.sql.ts'
import { checkAreaClosing, type ClosingForm } from './check-area.ts'
import { withArea, type AreaAsSeen } from './with-area.action.ts'

/** Closes an area with its last day and what it became; what was measured of it stays. */
export async function closeArea(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: AreaAsSeen,
  form: ClosingForm,
  today: string,
): Promise<WholeArea | Refusal> {
  return withArea(app, actor, seen, async ({ change, area, all, as }) => {
    if (area.endsOn !== null) return refuse('conflict', 'area-closed-already')
    const homeCode = (await findHomeArea(change.trx))?.code ?? null
    const findings = [...checkAreaClosing(form, area, all, { today, homeCode })]
    if (findings.length > 0) return hasProblems(findings)
    const { endsOn, replacedBy } = form
    await updateArea(change.trx, area.code, { endsOn })
    await setSuccessors(change.trx, actor.tenantId, area.code, replacedBy)
    await change.record({
      as,
      action: 'area-closed',
      subjectKind: 'area',
      subject: area.code,
      after: { endsOn, replacedBy: [...replacedBy] },
    })
    return undefined
  })
}

/** Takes the closing of an area back. */
export async function reopenArea(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: AreaAsSeen,
): Promise<WholeArea | Refusal> {
  return withArea(app, actor, seen, async ({ change, area, all, as }) => {
    if (area.endsOn === null) return refuse('conflict', 'area-open-already')
    const parent = all.find(({ code }) => code === area.parentCode)
    if (parent && parent.endsOn !== null)
      return refuse('conflict', 'area-parent-ended', { name: parent.name })
    await updateArea(change.trx, area.code, { endsOn: null })
    await setSuccessors(change.trx, actor.tenantId, area.code, [])
    await change.record({
      as,
      action: 'area-reopened',
      subjectKind: 'area',
      subject: area.code,
      before: { endsOn: area.endsOn, replacedBy: [...area.replacedBy] },
      after: { endsOn: null },
    })
    return undefined
  })
}
