import type { App } from '../db/app.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems } from '../organisations/problems.ts'
import type { Actor } from '../rights/actor.ts'
import type { WholeArea } from './area.ts'
import { updateArea } from './area.sql.ts'
import { checkArea, kindOf, type AreaForm } from './check-area.ts'
import { withArea, type AreaAsSeen } from './with-area.action.ts'

/** Says anew what an area is called, what it is, where it lies and since when; its code stays. */
export async function changeArea(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: AreaAsSeen,
  given: Omit<AreaForm, 'code'>,
): Promise<WholeArea | Refusal> {
  return withArea(app, actor, seen, async ({ change, area, all, as }) => {
    const form = { ...given, code: area.code, name: storableText(given.name) }
    const findings = [...checkArea(form, all)]
    if (findings.length > 0) return hasProblems(findings)
    const facts = {
      name: form.name,
      kind: kindOf(form),
      parentCode: form.partOf === '' ? null : form.partOf,
      startsOn: form.startsOn === '' ? null : form.startsOn,
    }
    const [before, after] = [toldOf(area), toldOf(facts)]
    if (JSON.stringify(before) === JSON.stringify(after)) return undefined
    await updateArea(change.trx, area.code, facts)
    await change.record({
      as,
      action: 'area-changed',
      subjectKind: 'area',
      subject: area.code,
      before,
      after,
    })
    return undefined
  })
}

const toldOf = ({
  name,
  kind,
  parentCode,
  startsOn,
}: Pick<WholeArea, 'name' | 'kind' | 'parentCode' | 'startsOn'>) => ({
  name,
  kind,
  partOf: parentCode,
  startsOn,
})
