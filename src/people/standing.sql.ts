import type { StoreTransaction } from '../db/tenant.ts'
import { listPlaces } from './place.sql.ts'
import type { Place } from './place.ts'
import { findAndTouchSession } from './session.sql.ts'

/** Who stands behind a request, and the places of the store; asked for on every request, in one transaction. */
export async function findStanding(
  trx: StoreTransaction,
  tokenHash: Buffer | null,
): Promise<{ accountId: number | null; places: Place[] }> {
  const accountId = tokenHash === null ? undefined : await findAndTouchSession(trx, tokenHash)
  return { accountId: accountId ?? null, places: await listPlaces(trx) }
}
