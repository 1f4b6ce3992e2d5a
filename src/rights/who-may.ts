import type { Actor } from './actor.ts'
import { decide, type Facts } from './policy.ts'
import type { Action, Role } from './roles.ts'

export interface MayDo {
  readonly personId: number
  readonly post: string
  readonly as: Role
  readonly lentBy?: string
}

/** Everybody who would be let, once they had shown that it is they. */
export function whoMay(actors: readonly Actor[], action: Action, facts: Facts): MayDo[] {
  return actors.flatMap((actor) => {
    const verdict = decide({ ...actor, isConfirmed: true }, action, facts)
    if (!verdict.allowed) return []
    const { as, lentBy } = verdict
    return [{ personId: actor.personId, post: actor.post, as, ...(lentBy === undefined ? {} : { lentBy }) }]
  })
}

/** The posts for which somebody acts today beside their own; '' for none. */
export function actingFor({ grants }: Pick<Actor, 'grants'>): string {
  return [...new Set(grants.flatMap(({ lentBy }) => lentBy ?? []))].join(', ')
}
