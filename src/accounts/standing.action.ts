import type { StoreTransaction } from '../db/tenant.ts'
import { listPlaces } from '../places/place.sql.ts'
import type { Place } from '../places/place.ts'
import { findAndTouchSession } from './session.sql.ts'
import type { Who } from './who.ts'

export interface Standing {
  /** Null: nobody is signed in. */
  readonly who: Who | null
  readonly places: Place[]
}

/** Who stands behind a request, and the places of the store; asked for on every request, in one transaction. */
export async function findStanding(trx: StoreTransaction, tokenHash: Buffer | null): Promise<Standing> {
  const who = tokenHash === null ? undefined : await findAndTouchSession(trx, tokenHash)
  return { who: who ?? null, places: await listPlaces(trx) }
}
