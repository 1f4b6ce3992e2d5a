import type { Actor } from '../../src/rights/actor.ts'
import type { Facts } from '../../src/rights/policy.ts'
import type { Action, Role } from '../../src/rights/roles.ts'
import { limits, me, somebodyElse, states, things, type State, type Thing } from './cells.ts'
import { goldenActions, goldenRoles } from './golden.ts'
import { oracle, seen } from './oracle.ts'

/** One cell: a role held so, asked for this action on that thing in such a state. */
export interface Cell {
  readonly role: Role
  readonly action: Action
  readonly limit: (typeof limits)[number]
  readonly thing: Thing
  readonly state: State
}

export function* cells(
  roles: Iterable<Role> = goldenRoles.keys(),
  actions: Iterable<Action> = goldenActions.keys(),
): Generator<Cell> {
  const asked = [...actions]
  for (const role of roles)
    for (const limit of limits)
      for (const state of states)
        for (const thing of things) for (const action of asked) yield { role, action, limit, thing, state }
}

const people = new Map<string, ReturnType<typeof oracle>>()
const seenThings = new Map<State, Map<Thing, ReturnType<typeof seen>>>()

/** What the golden tables say of a cell, decided by the oracle. */
export function expected({ role, action, limit, thing, state }: Cell): boolean {
  const who = `${role}/${limit.name}/${state.isConfirmed}/${state.readsOnly}`
  let decides = people.get(who)
  if (!decides) people.set(who, (decides = oracle([{ role, to: limit.to }], state)))
  let inState = seenThings.get(state)
  if (!inState) seenThings.set(state, (inState = new Map(things.map((one) => [one, seen(one, state)]))))
  return decides(action, inState.get(thing) ?? seen(thing, state))
}

/** The same cell in the words of the policy. */
export function asked({ role, limit, thing, state }: Cell): { actor: Actor; facts: Facts } {
  const { isOwnEntry, isLocked, isPublished, isConfirmed, readsOnly } = state
  const { organisationId, bodyId, themeIds, indicatorId, returnId } = thing
  return {
    actor: someone([{ role, covers: limit.covers }], { isConfirmed, readsOnly }),
    facts: {
      ...(organisationId === undefined ? {} : { organisationId }),
      ...(bodyId === undefined ? {} : { bodyId }),
      ...(themeIds === undefined ? {} : { themeIds }),
      ...(indicatorId === undefined ? {} : { indicatorId }),
      ...(returnId === undefined ? {} : { returnId }),
      enteredBy: isOwnEntry ? [somebodyElse, me] : [somebodyElse],
      isLocked,
      isPublished,
    },
  }
}

export function someone(
  grants: Actor['grants'],
  { isConfirmed = true, readsOnly = false }: Partial<Pick<State, 'isConfirmed' | 'readsOnly'>> = {},
): Actor {
  return {
    tenantId: 1,
    personId: me,
    name: 'A person',
    post: 'A post',
    grants,
    requestId: 'r',
    isConfirmed,
    readsOnly,
  }
}

export const inWords = ({ role, action, limit, thing, state }: Cell): string =>
  `${role} of ${limit.name}: ${action}, ${thing.name}, ${Object.entries(state)
    .filter(([, holds]) => holds)
    .map(([name]) => name)
    .join(' ')}`
