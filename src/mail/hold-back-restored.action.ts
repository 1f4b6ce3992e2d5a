import type { Database } from '../db/database.ts'
import { inTenant, outsideTenants } from '../db/tenant.ts'
import { listPlaces } from '../places/place.sql.ts'
import { failWaiting } from './outbox.sql.ts'

/** After a restore nothing that waited in the backup goes out of itself: it may have been sent since. Answers how many. */
export async function holdBackRestored(db: Database): Promise<number> {
  let heldBack = 0
  for (const place of await outsideTenants(db, listPlaces))
    heldBack += await inTenant(db, place.id, (trx) => failWaiting(trx, 'from-backup'))
  return heldBack
}
