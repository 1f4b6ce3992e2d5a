import type { TenantTransaction } from '../db/tenant.ts'
import { listMembershipsOf, type MembershipOfPerson } from '../bodies/membership.sql.ts'
import type { HeldGrant } from '../rights/grant.ts'
import { listHeldGrants } from '../rights/grant.sql.ts'
import type { Person } from '../people/person.ts'
import { loadOwned } from './hand-over.action.ts'
import type { Owned } from './hand-over.ts'
import { listTakers } from './hand-over.sql.ts'

/** The seats that somebody has today. */
export async function loadSeats(
  trx: TenantTransaction,
  personId: number,
  today: string,
): Promise<MembershipOfPerson[]> {
  return (await listMembershipsOf(trx, personId, today)).filter(({ isCurrent }) => isCurrent)
}

export interface Taker {
  readonly id: number
  readonly post: string
  readonly name: string
}

/** Those with an account and no last day, by post. */
export async function loadTakers(trx: TenantTransaction, exceptId: number): Promise<Taker[]> {
  return listTakers(trx, exceptId, true)
}

export interface HandOverPage {
  readonly owned: Owned
  /** Lent by the leaver: it ended, or ends, with the leaver's own role. */
  readonly lent: readonly HeldGrant[]
  readonly takers: readonly Taker[]
}

export async function loadHandOver(
  trx: TenantTransaction,
  person: Pick<Person, 'id' | 'leftOn'>,
  today: string,
): Promise<HandOverPage> {
  const lent = await listHeldGrants(trx, { lenderId: person.id })
  return {
    owned: await loadOwned(trx, person, today),
    lent: lent.filter(({ endsOn }) => endsOn === null || endsOn >= (person.leftOn ?? today)),
    takers: await listTakers(trx, person.id),
  }
}
