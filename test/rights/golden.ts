import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Action, Role } from '../../src/rights/roles.ts'
import type { ReachKind } from '../../src/rights/scope.ts'

/**
 * The rights of the house as a person reads and reviews them: two tables, written by hand from the council's own rules
 * and never from `roles.ts`. A change of rights is a change in both, seen as such.
 */
export type Where = 'everywhere' | 'own' | 'published' | 'never'

export interface GoldenAction {
  /** Changes nothing, so a token for reading is good for it. */
  readonly reads: boolean
  /** The kinds of thing that a limited grant, or a link, may be limited to and still give it. */
  readonly heldThrough: readonly ReachKind[]
  /** Asks people to confirm first that it is they. */
  readonly weighty: boolean
}

const table = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(import.meta.dirname, name)), { columns: true })

const kinds = ['organisation', 'body', 'theme', 'indicator', 'return'] as const

export const goldenActions: ReadonlyMap<Action, GoldenAction> = new Map(
  table('golden-actions.csv').map((row) => [
    row.action as Action,
    {
      reads: row.reads === 'yes',
      heldThrough: kinds.filter((kind) => row[kind] === 'yes'),
      weighty: row.weighty === 'yes',
    },
  ]),
)

export const goldenRoles: ReadonlyMap<Role, Readonly<Record<Action, Where>>> = new Map(
  table('golden-roles.csv').map(({ role, ...where }) => [role as Role, where as Record<Action, Where>]),
)

export function goldenAction(action: Action): GoldenAction {
  const found = goldenActions.get(action)
  if (!found) throw new Error(`golden-actions.csv has no row for ${action}`)
  return found
}

export function goldenWhere(role: Role, action: Action): Where {
  const found = goldenRoles.get(role)?.[action]
  if (found === undefined) throw new Error(`golden-roles.csv has no cell for ${role} and ${action}`)
  return found
}
