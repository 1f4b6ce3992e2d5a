import type { App } from '../db/app.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems } from '../organisations/problems.ts'
import type { Actor } from '../rights/actor.ts'
import { isBodyKind, type Body } from './body.ts'
import { updateBody } from './body.sql.ts'
import { checkBodyFacts, type BodyFacts } from './check-body.ts'
import { settleBody } from './settle-body.action.ts'
import { setBodyThemes } from './theme.sql.ts'
import { withBodyAsSeen, type BodyAsSeen } from './with-body.action.ts'

/** Renames a body, says anew what it is, what it stands below and what it is about; its code stays. */
export async function changeBody(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: BodyAsSeen,
  given: BodyFacts,
): Promise<Body | Refusal> {
  return withBodyAsSeen(app, actor, seen, async ({ change, body, as }) => {
    const form = { ...given, name: storableText(given.name) }
    const { parent, themes, findings } = await settleBody(change.trx, actor, form, body)
    const wrong = [...checkBodyFacts(form), ...findings]
    if (wrong.length > 0 || !isBodyKind(form.kind)) return hasProblems(wrong)
    const before = {
      name: body.name,
      kind: body.kind,
      partOf: body.partOf,
      themes: body.themes.map(({ code }) => code).toSorted(),
    }
    const after = {
      name: form.name,
      kind: form.kind,
      partOf: parent?.code ?? null,
      themes: themes.map(({ code }) => code).toSorted(),
    }
    if (JSON.stringify(before) === JSON.stringify(after)) return undefined
    await updateBody(change.trx, body.id, { name: form.name, kind: form.kind, parentId: parent?.id ?? null })
    await setBodyThemes(
      change.trx,
      actor.tenantId,
      body.id,
      themes.map(({ id }) => id),
    )
    await change.record({
      as,
      action: 'body-changed',
      subjectKind: 'body',
      subject: body.code,
      before,
      after,
    })
    return undefined
  })
}
