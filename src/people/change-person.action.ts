import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { findOrganisation } from '../organisations/organisation.sql.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { dayOfChange, decideNow } from '../rights/grants-now.action.ts'
import { decide } from '../rights/policy.ts'
import { checkPerson, type PersonForm } from './check-person.ts'
import { commitment } from './personal-fact.ts'
import { findPerson, findSalt, isEmailHere, updatePerson } from './person.sql.ts'

/** Changes somebody's name, e-mail address and organisation; `version` is the one that the page showed. */
export async function changePerson(
  app: Pick<App, 'db'>,
  actor: Actor,
  id: number,
  typed: PersonForm & { readonly version: number },
): Promise<'changed' | Refusal> {
  const first = decide(actor, 'person.change')
  if (!first.allowed) return refuse('not-allowed', first.why)
  const form = { ...typed, name: storableText(typed.name), email: storableText(typed.email) }
  return makeChange<'changed'>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const verdict = await decideNow(change, actor, 'person.change')
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const { trx } = change
    const was = await findPerson(trx, id, dayOfChange(change))
    const salt = await findSalt(trx, id)
    if (!was || !salt) return refuse('not-found', 'person-not-found')
    if (was.version !== form.version) return refuse('conflict', 'person-changed-meanwhile')
    const organisation = form.organisation === '' ? undefined : await findOrganisation(trx, form.organisation)
    const findings = [...checkPerson(form, organisation !== undefined)]
    if (form.email !== '' && (await isEmailHere(trx, form.email, id)))
      findings.push({ field: 'email', code: 'email-known', severity: 'error', args: {} })
    if (findings.length > 0)
      return refuse('invalid', 'set-up-has-problems', { problems: findings.length }, findings)
    const name = form.name === '' ? was.post : form.name
    await updatePerson(trx, id, { name, email: form.email, organisationId: organisation?.id ?? null })
    const facts = (person: { name: string; email: string }) => ({
      name: commitment(salt, 'name', person.name),
      email: commitment(salt, 'email', person.email),
    })
    await change.record({
      as: verdict.as,
      action: 'person-changed',
      subjectKind: 'person',
      subject: String(id),
      before: { ...facts(was), organisation: was.organisation?.code ?? '' },
      after: { ...facts({ name, email: form.email }), organisation: form.organisation },
    })
    return 'changed'
  })
}
