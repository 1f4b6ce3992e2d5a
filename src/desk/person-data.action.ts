import type { TenantTransaction } from '../db/tenant.ts'
import { mayOffer } from '../rights/policy.ts'
import type { Actor } from '../rights/actor.ts'
import { listHeldGrants } from '../rights/grant.sql.ts'
import { listHeld, type DataRow } from './person-data.sql.ts'

export type PersonData = Readonly<Record<string, readonly DataRow[]>>

/** Everything held about a person across all tables; undefined where there is no such person. */
export async function loadPersonData(trx: TenantTransaction, id: number): Promise<PersonData | undefined> {
  const held = await listHeld(trx, id)
  if (held['person']?.length === 0) return undefined
  const grants = await listHeldGrants(trx, { personId: id })
  const lent = await listHeldGrants(trx, { lenderId: id })
  return {
    ...held,
    roles: grants.map(({ role, scope, startsOn, endsOn, reason, lentBy }) => ({
      role,
      covers: scope?.name ?? 'the whole place',
      startsOn,
      endsOn,
      reason,
      lentBy: lentBy?.post ?? null,
    })),
    rolesLent: lent.map(({ role, post, startsOn, endsOn, reason }) => ({
      role,
      to: post,
      startsOn,
      endsOn,
      reason,
    })),
  }
}

/** One's own for everybody; other people's for whoever changes persons. */
export function mayHavePersonData(actor: Actor, id: number): boolean {
  return actor.personId === id || mayOffer(actor, 'person.change')
}
