import type { Database } from '../db/database.ts'
import { outsideTenants, readTenant } from '../db/tenant.ts'
import type { Place } from '../places/place.ts'
import { listPlaces } from '../places/place.sql.ts'
import { findPostOf } from './account.sql.ts'

export interface PlaceOfAccount {
  readonly place: Place
  readonly post: string
}

/** The places in which an account is somebody, with or without a role there. */
export async function placesOf(db: Database, accountId: number): Promise<PlaceOfAccount[]> {
  const places = await outsideTenants(db, listPlaces)
  const known = await Promise.all(
    places.map(async (place) => {
      const post = await readTenant(db, place.id, (trx) => findPostOf(trx, accountId))
      return post === undefined ? [] : [{ place, post }]
    }),
  )
  return known.flat()
}
