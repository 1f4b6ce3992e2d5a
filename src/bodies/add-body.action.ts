import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { codeFrom } from '../organisations/code-from.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo } from '../rights/policy.ts'
import { isBodyKind, type Body } from './body.ts'
import { findBody, insertBody } from './body.sql.ts'
import { checkNewBody, type NewBodyForm } from './check-body.ts'
import { settleBody } from './settle-body.action.ts'
import { setBodyThemes } from './theme.sql.ts'

/** Adds a board, partnership or group with its themes. Without a code it gets one made from its name. */
export async function addBody(
  app: Pick<App, 'db'>,
  actor: Actor,
  given: NewBodyForm,
  today: string,
): Promise<Body | Refusal> {
  const verdict = decide(actor, 'body.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const name = storableText(given.name)
  const form = { ...given, name, code: given.code === '' ? codeFrom(name) : given.code }
  const { code, kind } = form
  const wrong = [...checkNewBody(form, today)]
  return makeChange<Body>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const visible = visibleTo(actor, 'people.read')
    const { parent, themes, findings } = await settleBody(change.trx, actor, form)
    const taken = await findBody(change.trx, visible, code)
    if (taken) wrong.push(problem('code', 'code-taken', { code, name: taken.name }))
    if (wrong.length + findings.length > 0 || !isBodyKind(kind)) return hasProblems([...wrong, ...findings])
    const openedOn = form.openedOn === '' ? null : form.openedOn
    const body = { code, name, kind, parentId: parent?.id ?? null, openedOn }
    const id = await insertBody(change.trx, actor.tenantId, body)
    await setBodyThemes(
      change.trx,
      actor.tenantId,
      id,
      themes.map((theme) => theme.id),
    )
    await change.record({
      as: verdict.as,
      action: 'body-added',
      subjectKind: 'body',
      subject: code,
      after: {
        name,
        kind,
        partOf: parent?.code ?? null,
        themes: themes.map((theme) => theme.code),
        openedOn,
      },
    })
    const added = await findBody(change.trx, visible, code)
    if (!added) throw new Error(`body ${code} was not stored`)
    return added
  })
}
