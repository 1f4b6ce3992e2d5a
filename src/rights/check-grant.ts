import { isDay, yearsAfter } from '../kernel/day.ts'
import type { Finding } from '../kernel/finding.ts'
import { rolesToGive, scopesOf } from './grant-scopes.ts'
import { isRole, type Role } from './roles.ts'
import { scopeKinds, type ScopeKind } from './scope.ts'

/** A grant as somebody asks for it, each part as typed. */
export interface GrantForm {
  readonly role: string
  /** `place`, or a kind of thing. */
  readonly scope: string
  /** The code of the thing; '' for the whole place. */
  readonly code: string
  readonly startsOn: string
  /** The last day; '' for no end. */
  readonly endsOn: string
  readonly reason: string
}

type Checked = Generator<Finding>
const error = (field: string, code: string, args: Finding['args'] = {}): Finding => ({
  field,
  code,
  severity: 'error',
  args,
})

export const mostReason = 500

export function isKindOfScope(text: string): text is ScopeKind {
  return (scopeKinds as readonly string[]).includes(text)
}

export function isRoleToGive(text: string): text is Role {
  return isRole(text) && rolesToGive.includes(text)
}

/** `isThingKnown`: is there something of that kind with that code, and not closed? */
export function* checkGrant(form: GrantForm, today: string, isThingKnown: boolean): Checked {
  const role = isRoleToGive(form.role) ? form.role : null
  if (role === null) yield error('role', 'role-missing')
  if (form.scope !== 'place' && !isKindOfScope(form.scope)) yield error('scope', 'scope-missing')
  else if (role !== null && !scopesOf(role).includes(form.scope))
    yield error('scope', `scope-not-${form.scope}`, { role })
  else if (form.scope !== 'place' && form.code === '') yield error('code', 'scope-thing-missing')
  else if (form.scope !== 'place' && !isThingKnown)
    yield error('code', 'scope-thing-unknown', { code: form.code })
  yield* checkDays(form, today)
  yield* checkReason(form.reason)
}

/** What is lent comes back: it has an end, within a year, and no later than what it was lent from. */
export function* checkLoan(
  form: Pick<GrantForm, 'startsOn' | 'endsOn' | 'reason'>,
  today: string,
  sourceEndsOn: string | null,
): Checked {
  const { startsOn, endsOn } = form
  if (endsOn === '') yield error('endsOn', 'loan-without-end')
  yield* checkDays(form, today)
  if (isDay(startsOn) && isDay(endsOn)) {
    if (endsOn > yearsAfter(startsOn, 1)) yield error('endsOn', 'loan-too-long')
    else if (sourceEndsOn !== null && endsOn > sourceEndsOn)
      yield error('endsOn', 'loan-after-source', { day: sourceEndsOn })
  }
  yield* checkReason(form.reason)
}

function* checkDays({ startsOn, endsOn }: Pick<GrantForm, 'startsOn' | 'endsOn'>, today: string): Checked {
  if (!isDay(startsOn)) yield error('startsOn', 'from-form')
  else if (startsOn < today) yield error('startsOn', 'from-past')
  if (endsOn !== '' && !isDay(endsOn)) yield error('endsOn', 'to-form')
  else if (endsOn !== '' && isDay(startsOn) && endsOn < startsOn) yield error('endsOn', 'to-before-from')
}

export function* checkReason(reason: string): Checked {
  if (reason === '') yield error('reason', 'grant-reason-missing')
  if (reason.length > mostReason) yield error('reason', 'grant-reason-long', { most: mostReason })
}
