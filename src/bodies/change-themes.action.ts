import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { codeFrom } from '../organisations/code-from.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import type { Theme } from './body.ts'
import { checkTheme } from './check-body.ts'
import { insertTheme, listThemes, renameTheme } from './theme.sql.ts'

/** Adds something that bodies and indicators can be about. Without a code it gets one made from its name. */
export async function addTheme(
  app: Pick<App, 'db'>,
  actor: Actor,
  given: { readonly name: string; readonly code: string },
): Promise<Theme | Refusal> {
  const verdict = decide(actor, 'body.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const name = storableText(given.name)
  const theme = { name, code: given.code === '' ? codeFrom(name) : given.code }
  const findings = [...checkTheme(theme)]
  if (findings.length > 0) return hasProblems(findings)
  return makeChange<Theme>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const taken = (await listThemes(change.trx)).find(({ code }) => code === theme.code)
    if (taken) return hasProblems([problem('code', 'code-taken', { code: theme.code, name: taken.name })])
    const id = await insertTheme(change.trx, actor.tenantId, theme)
    await change.record({
      as: verdict.as,
      action: 'theme-added',
      subjectKind: 'theme',
      subject: theme.code,
      after: { name },
    })
    return { id, ...theme }
  })
}

/** Gives a theme another name, if it still has the one it was seen with. */
export async function changeTheme(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: { readonly code: string; readonly name: string },
  given: string,
): Promise<Theme | Refusal> {
  const verdict = decide(actor, 'body.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const name = storableText(given)
  const findings = [...checkTheme({ code: seen.code, name })]
  if (findings.length > 0) return hasProblems(findings)
  return makeChange<Theme>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const theme = (await listThemes(change.trx)).find(({ code }) => code === seen.code)
    if (!theme) return refuse('not-found', 'theme-not-found')
    if (theme.name !== seen.name) return refuse('conflict', 'theme-changed-meanwhile', { name: theme.name })
    if (theme.name === name) return theme
    await renameTheme(change.trx, theme.id, name)
    await change.record({
      as: verdict.as,
      action: 'theme-renamed',
      subjectKind: 'theme',
      subject: theme.code,
      before: { name: theme.name },
      after: { name },
    })
    return { ...theme, name }
  })
}
