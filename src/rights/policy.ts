import type { Brand } from '../kernel/brand.ts'
import type { Actor, Grant } from './actor.ts'
import { actions, rightsOf, weighty, type Action, type Role } from './roles.ts'
import { covers, reachKinds, type Belongs, type ReachKind } from './scope.ts'

/** What the decision needs to know of the thing; what an action does not ask for may be left out. */
export interface Facts {
  readonly organisationId?: number
  readonly bodyId?: number
  readonly themeIds?: readonly number[]
  readonly indicatorId?: number
  readonly returnId?: number
  /** Who entered or signed what is to be signed now, or wrote what is to be adopted. */
  readonly enteredBy?: readonly number[]
  /** Signed off, so that nothing is entered until it is reopened. */
  readonly isLocked?: boolean
  readonly isPublished?: boolean
}

export type Denial = 'own-entry' | 'locked' | 'reads-only' | 'confirm-first'

export type Verdict =
  | { readonly allowed: true; readonly as: Role; readonly lentBy?: string }
  | { readonly allowed: false; readonly why: 'no-right' | Denial }

/** Acts by which somebody stands for what somebody else has entered or written. */
export const signing: ReadonlySet<Action> = new Set([
  'return.certify',
  'return.accept',
  'return.accept-certified',
  'targets.adopt',
])

/** What no grant gets past; the first that holds is the answer. */
const denials: readonly {
  readonly why: Denial
  readonly holds: (actor: Actor, action: Action, facts: Facts) => boolean
}[] = [
  {
    why: 'own-entry',
    holds: (actor, action, { enteredBy }) =>
      signing.has(action) && enteredBy?.includes(actor.personId) === true,
  },
  {
    why: 'locked',
    holds: (_, action, { isLocked }) =>
      (action === 'return.fill' || action === 'return.send') && isLocked === true,
  },
  { why: 'reads-only', holds: ({ readsOnly }, action) => readsOnly === true && !action.endsWith('.read') },
  { why: 'confirm-first', holds: ({ isConfirmed }, action) => !isConfirmed && weighty.has(action) },
]

/** May this person do this to that thing? Pure, default no; a denial wins over every grant. */
export function decide(actor: Actor, action: Action, facts: Facts = {}): Verdict {
  const grant = actor.grants.find((held) => gives(held, action, facts))
  if (!grant) return { allowed: false, why: 'no-right' }
  const denial = denials.find(({ holds }) => holds(actor, action, facts))
  if (denial) return { allowed: false, why: denial.why }
  return { allowed: true, as: grant.role, ...(grant.lentBy === undefined ? {} : { lentBy: grant.lentBy }) }
}

export function mayDo(actor: Actor, action: Action, facts: Facts = {}): boolean {
  return decide(actor, action, facts).allowed
}

/** Would this person be let, once they had confirmed that it is they? For showing a button. */
export function mayOffer(actor: Actor, action: Action, facts: Facts = {}): boolean {
  return decide({ ...actor, isConfirmed: true }, action, facts).allowed
}

/** May this person see what is there for those who change it alone? A token that only reads may, where its holder may. */
export function maySee(actor: Actor, action: Action, facts: Facts = {}): boolean {
  return mayOffer({ ...actor, readsOnly: false }, action, facts)
}

function gives({ role, covers: reach }: Grant, action: Action, facts: Facts): boolean {
  const rights = rightsOf(role)
  if (rights.everywhere.includes(action)) return true
  if (rights.within.includes(action) && covers(reach, belongsOf(facts), actions[action])) return true
  return facts.isPublished === true && rights.published?.includes(action) === true
}

function belongsOf({ organisationId, bodyId, themeIds, indicatorId, returnId }: Facts): Belongs {
  return {
    organisation: organisationId === undefined ? [] : [organisationId],
    body: bodyId === undefined ? [] : [bodyId],
    theme: themeIds ?? [],
    indicator: indicatorId === undefined ? [] : [indicatorId],
    return: returnId === undefined ? [] : [returnId],
  }
}

/**
 * Whose things a list may hold: all, or what belongs to one of these. Only `visibleTo` makes one, and every list query
 * asks for one, so a list cannot show what its reader could not open. Published things are listed by what publishes.
 */
export type Visible = Brand<'all' | Readonly<Record<ReachKind, readonly number[]>>, 'Visible'>

export function visibleTo(actor: Actor, action: Action): Visible {
  const held = actor.grants.filter(({ role }) => rightsOf(role).within.includes(action))
  const everywhere =
    actor.grants.some(({ role }) => rightsOf(role).everywhere.includes(action)) ||
    held.some(({ covers: reach }) => reach === 'all')
  if (everywhere) return 'all' as Visible
  const kinds: readonly ReachKind[] = actions[action]
  const ids = (kind: ReachKind): number[] =>
    kinds.includes(kind)
      ? [...new Set(held.flatMap(({ covers: reach }) => (reach === 'all' ? [] : [...(reach[kind] ?? [])])))]
      : []
  return Object.fromEntries(reachKinds.map((kind) => [kind, ids(kind)])) as unknown as Visible
}

/** What is part of a thing that the reader has been let open: the lines of a return. */
export const partsOfOpened = 'all' as Visible

/** A list that can hold nothing, whatever there is. */
export function seesNothing(visible: Visible): boolean {
  return visible !== 'all' && reachKinds.every((kind) => visible[kind].length === 0)
}
