import type { App } from '../db/app.ts'
import { inTenant, outsideTenants } from '../db/tenant.ts'
import { timeIn } from '../places/place.ts'
import { listPlaces } from '../places/place.sql.ts'
import { daysKept } from './import-file.ts'
import { deleteFilesSentBefore } from './import-file.sql.ts'

/** Lets files go that were sent to be imported and waited longer than they are kept, in every place by its own clock. */
export async function dropOldFiles({ db }: Pick<App, 'db'>, now: Date): Promise<void> {
  for (const place of await outsideTenants(db, listPlaces)) {
    const earliest = new Date(timeIn(place, now).getTime() - daysKept * 86_400_000)
    await inTenant(db, place.id, (trx) => deleteFilesSentBefore(trx, earliest))
  }
}
