import type { TenantTransaction } from '../db/tenant.ts'
import { explainRights, type Explained } from './explain-rights.ts'
import { isInForce, isStanding, type HeldGrant } from './grant.ts'
import { listHeldGrants } from './grant.sql.ts'

export interface RightsOfPerson {
  /** In force today or still to come. */
  readonly grants: readonly HeldGrant[]
  /** What this person has lent and is not over. */
  readonly lent: readonly HeldGrant[]
  readonly explained: readonly Explained[]
}

/** The grants of a person and what each of them lets them do today. */
export async function loadRights(
  trx: TenantTransaction,
  personId: number,
  today: string,
): Promise<RightsOfPerson> {
  const held = await listHeldGrants(trx, { personId })
  const lent = await listHeldGrants(trx, { lenderId: personId })
  return {
    grants: held.filter((grant) => isStanding(grant, today)),
    lent: lent.filter((grant) => isStanding(grant, today)),
    explained: explainRights(held.filter((grant) => isInForce(grant, today))),
  }
}
