import type { App } from '../db/app.ts'
import { daysAfter, isDay } from '../kernel/day.ts'
import type { Finding } from '../kernel/finding.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from './actor.ts'
import { checkReason } from './check-grant.ts'
import { isStanding, type HeldGrant } from './grant.ts'
import { hasAdministratorLeft } from './grant-administrators.sql.ts'
import { endGrantOn, listHeldGrants } from './grant.sql.ts'
import { dayOfChange, decideNow } from './grants-now.action.ts'
import type { Role } from './roles.ts'

export interface EndForm {
  /** The last day on which it is in force; '' to end it at once. */
  readonly lastDay: string
  readonly reason: string
}

/**
 * Ends a grant: at once, so that the holder's next request is refused, or with a day. Whoever may give grants may; a lent
 * one also whoever lent it, whoever borrowed it, and whoever may arrange stand-ins.
 */
export async function endGrant(
  app: Pick<App, 'db'>,
  actor: Actor,
  grantId: number,
  typed: EndForm,
): Promise<'ended' | Refusal> {
  const form = { ...typed, reason: storableText(typed.reason) }
  return makeChange<'ended'>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const [grant] = await listHeldGrants(change.trx, { id: grantId })
    const as = await roleForEnding(change, actor, grant)
    if (typeof as !== 'string') return as
    if (!grant) return refuse('not-found', 'grant-not-found')
    const today = dayOfChange(change)
    if (!isStanding(grant, today)) return refuse('conflict', 'grant-ended')
    const findings = [...checkEnd(form, grant, today)]
    if (findings.length > 0)
      return refuse('invalid', 'grant-has-problems', { problems: findings.length }, findings)
    if (isAdministration(grant) && !(await hasAdministratorLeft(change.trx, { grantId }, today)))
      return refuse('conflict', 'last-administrator')
    const lastDay = form.lastDay === '' ? daysAfter(today, -1) : form.lastDay
    await endGrantOn(change.trx, grantId, lastDay)
    await change.record({
      as,
      action: 'grant-ended',
      subjectKind: 'grant',
      subject: `${grant.personId}/${grantId}`,
      before: { post: grant.post, role: grant.role, code: grant.scope?.code ?? '', endsOn: grant.endsOn },
      after: { post: grant.post, role: grant.role, code: grant.scope?.code ?? '', endsOn: lastDay },
      reason: form.reason,
    })
    return 'ended'
  })
}

async function roleForEnding(
  change: Change,
  actor: Actor,
  grant: HeldGrant | undefined,
): Promise<Role | Refusal> {
  const lentBy = grant?.lentBy ?? null
  if (grant && lentBy !== null && [grant.personId, lentBy.personId].includes(actor.personId)) {
    return actor.readsOnly === true ? refuse('not-allowed', 'reads-only') : grant.role
  }
  const gives = await decideNow(change, actor, 'grant.give')
  if (gives.allowed) return gives.as
  const arranges = lentBy === null ? gives : await decideNow(change, actor, 'stand-in.arrange')
  if (arranges.allowed) return arranges.as
  // Whoever may do it by one of the two, and has to confirm first, is told so.
  return refuse('not-allowed', gives.why === 'no-right' ? arranges.why : gives.why)
}

const isAdministration = ({ role, scope, lentBy }: HeldGrant): boolean =>
  role === 'system-administrator' && scope === null && lentBy === null

function* checkEnd({ lastDay, reason }: EndForm, grant: HeldGrant, today: string): Generator<Finding> {
  const error = (code: string): Finding => ({ field: 'lastDay', code, severity: 'error', args: {} })
  if (lastDay !== '' && !isDay(lastDay)) yield error('to-form')
  else if (lastDay !== '' && lastDay < today) yield error('last-day-past')
  else if (lastDay !== '' && grant.endsOn !== null && lastDay > grant.endsOn) yield error('last-day-later')
  yield* checkReason(reason)
}
