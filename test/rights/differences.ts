import type { Action, Rights, Role } from '../../src/rights/roles.ts'
import { goldenActions, goldenRoles, type Where } from './golden.ts'

/** The tables of the product, or a copy of them with one thing changed. */
export interface Tables {
  readonly roles: Readonly<Record<Role, Rights>>
  readonly actions: Readonly<Record<Action, readonly string[]>>
  readonly weighty: ReadonlySet<Action>
}

/** Where the product's tables are not the ones that were reviewed; a line each. */
export function differences({ roles, actions, weighty }: Tables): string[] {
  const lines: string[] = []
  const compare = (what: string, is: unknown, reviewed: unknown): void => {
    if (String(is) !== String(reviewed))
      lines.push(`${what}: is ${String(is)}, reviewed as ${String(reviewed)}`)
  }
  compare('the roles', Object.keys(roles), [...goldenRoles.keys()])
  compare('the actions', Object.keys(actions), [...goldenActions.keys()])
  for (const [action, { heldThrough, weighty: isWeighty }] of goldenActions) {
    compare(`${action} is held through`, actions[action], heldThrough)
    compare(`${action} is weighty`, weighty.has(action), isWeighty)
  }
  for (const [role, reviewed] of goldenRoles)
    for (const action of goldenActions.keys())
      compare(`${role} ${action}`, whereIn(roles[role], action), reviewed[action])
  return lines
}

/** Held in two ways at once it would be told as both: a role is given each action once. */
export function whereIn(rights: Rights | undefined, action: Action): string {
  const ways: readonly (readonly [Where, readonly Action[] | undefined])[] = [
    ['everywhere', rights?.everywhere],
    ['own', rights?.within],
    ['published', rights?.published],
  ]
  const held = ways.flatMap(([where, list]) => (list ?? []).filter((one) => one === action).map(() => where))
  return held.length === 0 ? 'never' : held.join(' and ')
}
