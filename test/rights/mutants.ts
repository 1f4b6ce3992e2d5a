import type { Action, Role } from '../../src/rights/roles.ts'
import { reachKinds, type ReachKind } from '../../src/rights/scope.ts'
import { whereIn } from './differences.ts'
import { goldenActions, goldenRoles, goldenWhere } from './golden.ts'
import type { LoadedPolicy } from './loaded-policy.ts'

/** One thing changed in the rights, and which part of the matrix it can be felt in. */
export interface Mutant {
  readonly name: string
  readonly roles: readonly Role[]
  readonly actions: readonly Action[]
  /** Changes the policy and gives back how to undo it. */
  readonly make: (policy: LoadedPolicy) => () => void
}

const lists = { everywhere: 'everywhere', own: 'within', published: 'published' } as const
const every = Object.keys(lists) as (keyof typeof lists)[]
const allRoles = [...goldenRoles.keys()]
const allActions = [...goldenActions.keys()]

/**
 * Every grant taken away, given, or held elsewhere; every denial dropped; every act made weighty or light; every kind of
 * scope opened or closed to an action that anybody holds within one.
 */
export function* mutants(policy: LoadedPolicy): Generator<Mutant> {
  for (const role of allRoles) for (const action of allActions) yield* ofOneGrant(policy, role, action)
  yield* policy.denials.map(({ why }, at) => ({
    name: `denial dropped: ${why}`,
    roles: allRoles,
    actions: allActions,
    make: ({ denials }: LoadedPolicy) => {
      const dropped = denials.splice(at, 1)
      return () => denials.splice(at, 0, ...dropped)
    },
  }))
  for (const action of allActions) yield ofWeight(policy, action)
  for (const action of heldWithin()) for (const kind of reachKinds) yield ofKind(policy, action, kind)
}

export function heldWithin(): Action[] {
  return allActions.filter((action) => allRoles.some((role) => goldenWhere(role, action) === 'own'))
}

function* ofOneGrant(policy: LoadedPolicy, role: Role, action: Action): Generator<Mutant> {
  const now = whereIn(policy.roles[role], action)
  for (const next of [...every, 'never' as const].filter((where) => where !== now)) {
    yield {
      name: `${role} ${action}: ${now} made ${next}`,
      roles: [role],
      actions: [action],
      make({ roles }) {
        const rights = roles[role]
        const before = { ...rights }
        for (const where of every) {
          const list = (rights[lists[where]] ?? []).filter((one) => one !== action)
          rights[lists[where]] = where === next ? [...list, action] : list
        }
        return () => (roles[role] = before)
      },
    }
  }
}

function ofWeight(policy: LoadedPolicy, action: Action): Mutant {
  const isWeighty = policy.weighty.has(action)
  return {
    name: `${action} made ${isWeighty ? 'light' : 'weighty'}`,
    roles: allRoles,
    actions: [action],
    make({ weighty }) {
      if (isWeighty) weighty.delete(action)
      else weighty.add(action)
      return () => (isWeighty ? weighty.add(action) : weighty.delete(action))
    },
  }
}

function ofKind(policy: LoadedPolicy, action: Action, kind: ReachKind): Mutant {
  const kinds = policy.actions[action]
  const isHeld = kinds.includes(kind)
  return {
    name: `${action} ${isHeld ? 'no longer' : 'also'} through ${kind}`,
    roles: allRoles,
    actions: [action],
    make({ actions }) {
      actions[action] = isHeld ? kinds.filter((one) => one !== kind) : [...kinds, kind]
      return () => (actions[action] = kinds)
    },
  }
}
