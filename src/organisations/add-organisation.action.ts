import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import { checkNewOrganisation, type NewOrganisationForm } from './check-organisation.ts'
import { codeFrom } from './code-from.ts'
import type { Organisation } from './organisation.ts'
import { findOrganisation, insertOrganisation } from './organisation.sql.ts'
import { hasProblems, problem } from './problems.ts'

/** Adds an organisation, below another or by itself. Without a code it gets one made from its name. */
export async function addOrganisation(
  app: Pick<App, 'db'>,
  actor: Actor,
  given: NewOrganisationForm,
  today: string,
): Promise<Organisation | Refusal> {
  const verdict = decide(actor, 'organisation.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const name = storableText(given.name)
  const form = { ...given, name, code: given.code === '' ? codeFrom(name) : given.code }
  const findings = [...checkNewOrganisation(form, today)]
  if (findings.length > 0) return hasProblems(findings)
  return makeChange<Organisation>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { code, kind, sector } = form
    const taken = await findOrganisation(change.trx, code)
    if (taken) return hasProblems([problem('code', 'code-taken', { code, name: taken.name })])
    const parent = form.partOf === '' ? null : await findOrganisation(change.trx, form.partOf)
    if (parent === undefined) return hasProblems([problem('partOf', 'parent-not-found')])
    if (parent?.closedOn) return hasProblems([problem('partOf', 'parent-closed', { name: parent.name })])
    const openedOn = form.openedOn === '' ? null : form.openedOn
    await insertOrganisation(change.trx, actor.tenantId, {
      code,
      name,
      kind,
      sector,
      parentId: parent?.id ?? null,
      openedOn,
    })
    await change.record({
      as: verdict.as,
      action: 'organisation-added',
      subjectKind: 'organisation',
      subject: code,
      after: { name, kind, sector, partOf: parent?.code ?? null, openedOn },
    })
    const added = await findOrganisation(change.trx, code)
    if (!added) throw new Error(`organisation ${code} was not stored`)
    return added
  })
}
