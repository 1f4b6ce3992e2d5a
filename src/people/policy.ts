import type { Brand } from '../kernel/brand.ts'
import type { Actor, Grant } from './actor.ts'
import { actions, roles, type Action, type Role } from './roles.ts'

/** What the decision needs to know of the thing; what an action does not ask for may be left out. */
export interface Facts {
  readonly organisationId?: number
  /** Who entered what is to be accepted. */
  readonly enteredBy?: readonly number[]
}

export type Verdict =
  | { readonly allowed: true; readonly as: Role }
  | { readonly allowed: false; readonly why: 'no-right' | 'own-entry' }

/** May this person do this to that thing? Pure, default no; a denial wins over every grant. */
export function decide(actor: Actor, action: Action, facts: Facts = {}): Verdict {
  const grant = actor.grants.find((held) => roles[held.role].includes(action) && reaches(held, action, facts))
  if (!grant) return { allowed: false, why: 'no-right' }
  if (action === 'return.accept' && facts.enteredBy?.includes(actor.personId)) {
    return { allowed: false, why: 'own-entry' }
  }
  return { allowed: true, as: grant.role }
}

export function mayDo(actor: Actor, action: Action, facts: Facts = {}): boolean {
  return decide(actor, action, facts).allowed
}

function reaches(grant: Grant, action: Action, facts: Facts): boolean {
  if (actions[action] === 'place') return true
  if (grant.covers === 'all') return true
  return (
    actions[action] === 'organisation' &&
    facts.organisationId !== undefined &&
    grant.covers.has(facts.organisationId)
  )
}

/**
 * Whose things a list may hold. Only `visibleTo` makes one, and every list query asks for one, so a list cannot show
 * what its reader could not open.
 */
export type Visible = Brand<{ readonly organisations: 'all' | readonly number[] }, 'Visible'>

export function visibleTo(actor: Actor, action: Action): Visible {
  const held = actor.grants.filter((grant) => roles[grant.role].includes(action))
  const everywhere = held.some((grant) => grant.covers === 'all' || actions[action] === 'place')
  const some = new Set(held.flatMap((grant) => (grant.covers === 'all' ? [] : [...grant.covers])))
  return {
    organisations: everywhere ? 'all' : actions[action] === 'organisation' ? [...some] : [],
  } as unknown as Visible
}
