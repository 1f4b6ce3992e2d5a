import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from './actor.ts'
import { checkLoan, type GrantForm } from './check-grant.ts'
import { factsOf, grantOf, isInForce } from './grant.ts'
import { insertGrant, limitedTo, listHeldGrants } from './grant.sql.ts'
import { findGrantee } from './grantee.sql.ts'
import { dayOfChange } from './grants-now.action.ts'
import { decide } from './policy.ts'
import type { Role } from './roles.ts'

export interface LoanForm extends Pick<GrantForm, 'startsOn' | 'endsOn' | 'reason'> {
  readonly grantId: number
  readonly personId: number
}

/** Lends one of one's own grants to somebody for a time: for an absence, or to share the work. It is not lent on. */
export async function lendGrant(
  app: Pick<App, 'db'>,
  actor: Actor,
  typed: LoanForm,
): Promise<{ grantId: number } | Refusal> {
  const form = { ...typed, reason: storableText(typed.reason) }
  return makeChange(app.db, actor.tenantId, authorOf(actor), (change) => lendIn(change, actor, actor, form))
}

/**
 * The same within a change. `lender`: whose grant it is; `arrangedAs`: the role in which somebody else arranges it, who may.
 */
export async function lendIn(
  change: Change,
  actor: Actor,
  lender: Pick<Actor, 'personId' | 'post'>,
  form: LoanForm,
  arrangedAs?: Role,
): Promise<{ grantId: number } | Refusal> {
  const today = dayOfChange(change)
  const [source] = await listHeldGrants(change.trx, { id: form.grantId, personId: lender.personId })
  if (!source || !isInForce(source, today)) return refuse('not-found', 'grant-not-found')
  if (source.lentBy !== null) return refuse('not-allowed', 'lent-on')
  // The grant that is lent must itself be one that can be lent; it was just read again.
  const verdict = decide({ ...actor, grants: [grantOf(source)] }, 'grant.lend', factsOf(source.scope))
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const findings = [...checkLoan(form, today, source.endsOn)]
  const borrower = await findGrantee(change.trx, form.personId)
  if (!borrower?.hasAccount)
    findings.unshift({ field: 'personId', code: 'borrower-missing', severity: 'error', args: {} })
  if (findings.length > 0 || !borrower)
    return refuse('invalid', 'grant-has-problems', { problems: findings.length }, findings)
  if (form.personId === lender.personId) return refuse('not-allowed', 'own-grant')
  if (borrower.leftOn !== null) return refuse('too-late', 'person-left')
  const lent = await listHeldGrants(change.trx, { personId: form.personId, lenderId: lender.personId })
  const isLent = lent.some(
    (loan) =>
      loan.lentBy?.grantId === source.id &&
      loan.startsOn <= form.endsOn &&
      (loan.endsOn ?? form.endsOn) >= form.startsOn &&
      (loan.endsOn ?? loan.startsOn) >= loan.startsOn,
  )
  if (isLent) return refuse('conflict', 'grant-held')
  const grantId = await insertGrant(change.trx, change.tenantId, {
    personId: form.personId,
    role: source.role,
    ...limitedTo(source.scope),
    startsOn: form.startsOn,
    endsOn: form.endsOn,
    lentFrom: source.id,
    reason: form.reason,
  })
  await change.record({
    as: arrangedAs ?? verdict.as,
    action: arrangedAs === undefined ? 'grant-lent' : 'stand-in-arranged',
    subjectKind: 'grant',
    subject: `${form.personId}/${grantId}`,
    after: {
      post: borrower.post,
      role: source.role,
      scope: source.scope?.kind ?? 'place',
      code: source.scope?.code ?? '',
      lentBy: lender.post,
      startsOn: form.startsOn,
      endsOn: form.endsOn,
    },
    reason: form.reason,
  })
  return { grantId }
}
