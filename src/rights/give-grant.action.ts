import type { App } from '../db/app.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from './actor.ts'
import { checkGrant, isKindOfScope, type GrantForm } from './check-grant.ts'
import { isStanding, type GrantScope } from './grant.ts'
import { findScope } from './grant-scope.sql.ts'
import { insertGrant, limitedTo, listHeldGrants } from './grant.sql.ts'
import { findGrantee } from './grantee.sql.ts'
import { dayOfChange, decideNow } from './grants-now.action.ts'
import { decide } from './policy.ts'
import { isRole, type Role } from './roles.ts'

/** Gives somebody a role; the right to do so is read again inside the change. */
export async function giveGrant(
  app: Pick<App, 'db'>,
  actor: Actor,
  personId: number,
  form: GrantForm,
): Promise<{ grantId: number } | Refusal> {
  const first = decide(actor, 'grant.give')
  if (!first.allowed) return refuse('not-allowed', first.why)
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const verdict = await decideNow(change, actor, 'grant.give')
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    return giveIn(change, actor, verdict.as, personId, form)
  })
}

/** The same within a change whose maker may give: for an invitation, and for taking over from a leaver. */
export async function giveIn(
  change: Change,
  actor: Actor,
  as: Role,
  personId: number,
  typed: GrantForm,
): Promise<{ grantId: number } | Refusal> {
  const { trx } = change
  const form = { ...typed, reason: storableText(typed.reason) }
  const person = await findGrantee(trx, personId)
  if (!person) return refuse('not-found', 'person-not-found')
  if (personId === actor.personId) return refuse('not-allowed', 'own-grant')
  if (person.leftOn !== null) return refuse('too-late', 'person-left')
  const checked = await settleGrant(trx, form, dayOfChange(change))
  if (isRefusal(checked)) return checked
  const { role, scope } = checked
  const held = await listHeldGrants(trx, { personId })
  const isHeld = held.some(
    (grant) =>
      grant.lentBy === null &&
      grant.role === role &&
      grant.scope?.kind === scope?.kind &&
      grant.scope?.id === scope?.id &&
      isStanding(grant, form.startsOn),
  )
  if (isHeld) return refuse('conflict', 'grant-held')
  const grantId = await insertGrant(trx, change.tenantId, {
    personId,
    role,
    ...limitedTo(scope),
    startsOn: form.startsOn,
    endsOn: form.endsOn === '' ? null : form.endsOn,
    reason: form.reason,
  })
  await change.record({
    as,
    action: 'grant-given',
    subjectKind: 'grant',
    subject: `${personId}/${grantId}`,
    after: {
      post: person.post,
      role,
      scope: form.scope,
      code: scope?.code ?? '',
      startsOn: form.startsOn,
      endsOn: form.endsOn,
    },
    reason: form.reason,
  })
  return { grantId }
}

/** The grant that was asked for, with the thing it is limited to; everything that is wrong with it otherwise. */
export async function settleGrant(
  trx: TenantTransaction,
  form: GrantForm,
  today: string,
): Promise<{ role: Role; scope: GrantScope | null } | Refusal> {
  const scope = isKindOfScope(form.scope) ? ((await findScope(trx, form.scope, form.code)) ?? null) : null
  const findings = [...checkGrant(form, today, scope !== null)]
  if (findings.length > 0 || !isRole(form.role))
    return refuse('invalid', 'grant-has-problems', { problems: findings.length }, findings)
  return { role: form.role, scope }
}
