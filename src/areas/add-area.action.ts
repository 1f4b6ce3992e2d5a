import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems } from '../organisations/problems.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import type { WholeArea } from './area.ts'
import { insertArea, listWholeAreas } from './area.sql.ts'
import { checkNewArea, kindOf, type AreaForm } from './check-area.ts'

export async function addArea(
  app: Pick<App, 'db'>,
  actor: Actor,
  given: AreaForm,
): Promise<WholeArea | Refusal> {
  const verdict = decide(actor, 'area.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const form = { ...given, name: storableText(given.name) }
  return makeChange<WholeArea>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const findings = [...checkNewArea(form, await listWholeAreas(change.trx))]
    if (findings.length > 0) return hasProblems(findings)
    const { code, name } = form
    const kind = kindOf(form)
    const parentCode = form.partOf === '' ? null : form.partOf
    const startsOn = form.startsOn === '' ? null : form.startsOn
    await insertArea(change.trx, actor.tenantId, { code, name, kind, parentCode, startsOn })
    await change.record({
      as: verdict.as,
      action: 'area-added',
      subjectKind: 'area',
      subject: code,
      after: { name, kind, partOf: parentCode, startsOn },
    })
    return { code, name, kind, parentCode, startsOn, endsOn: null, replacedBy: [], version: 1 }
  })
}
