import type { StoreTransaction } from '../db/tenant.ts'
import { listPlaces } from './place.sql.ts'
import type { Place } from './place.ts'
import { findAndTouchSession } from './session.sql.ts'

export interface Standing {
  readonly accountId: number | null
  readonly places: Place[]
}

/** Who stands behind a request, and the places of the store; asked for on every request, in one transaction. */
export async function findStanding(trx: StoreTransaction, tokenHash: Buffer | null): Promise<Standing> {
  const accountId = tokenHash === null ? undefined : await findAndTouchSession(trx, tokenHash)
  return { accountId: accountId ?? null, places: await listPlaces(trx) }
}
