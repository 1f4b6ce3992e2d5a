import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import type { decide } from '../../src/rights/policy.ts'
import type { Action, Rights, Role } from '../../src/rights/roles.ts'

type Changeable<T> = { -readonly [K in keyof T]: T[K] }

/** The policy with its tables laid open, to be changed and put back. */
export interface LoadedPolicy {
  readonly roles: Record<Role, Changeable<Rights>>
  readonly actions: Record<Action, readonly string[]>
  readonly weighty: Set<Action>
  readonly denials: { readonly why: string }[]
  readonly decide: typeof decide
}

/** A copy of the product's own rights, read from its files, so that a mutant of it is nobody else's. */
export function loadPolicy(): LoadedPolicy {
  const code = ['scope', 'roles', 'policy'].map((name) => {
    const file = join(import.meta.dirname, '../../src/rights', `${name}.ts`)
    const script = stripTypeScriptTypes(readFileSync(file, 'utf8'))
    return script.replaceAll(/^import .*$/gm, '').replaceAll(/^export /gm, '')
  })
  return runInNewContext(`${code.join('\n')}; ({ roles, actions, weighty, denials, decide })`) as LoadedPolicy
}
