import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../../db/app.ts'
import { emptyStore } from '../../db/empty-store.ts'
import { outsideTenants, readTenant } from '../../db/tenant.ts'
import { listPlaces } from '../../places/place.sql.ts'
import { hasHappened } from '../../record/audit.sql.ts'
import { makeChange } from '../../record/make-change.action.ts'
import { loadDemonstration } from './load-demonstration.ts'
import { demonstrator, must } from './load-people.ts'

const loaded = 'demonstration-loaded'

/** Loads the demonstration into an empty store, and leaves a note in its record that it has come to its end. */
export async function loadWhole(app: App): Promise<void> {
  await loadDemonstration(app, { publishes: true })
  const last = (await outsideTenants(app.db, listPlaces)).at(-1)
  if (!last) return
  const note = { as: 'set-up', action: loaded, subjectKind: 'place', subject: last.shortName, after: null }
  must(await makeChange(app.db, last.id, demonstrator, (change) => change.record(note)))
}

/** The store holds demonstrations alone, and the loading of them was broken off. */
export async function isHalfLoaded(app: App): Promise<boolean> {
  const places = await outsideTenants(app.db, listPlaces)
  const last = places.at(-1)
  if (!last || !places.every((place) => place.isDemonstration)) return false
  return !(await readTenant(app.db, last.id, (trx) => hasHappened(trx, loaded)))
}

/** Empties the store, with the checkpoints of the records that were in it. */
export async function clearAway(app: App, migrationsFolder: string): Promise<void> {
  await rm(join(app.dataDir, 'checkpoints'), { recursive: true, force: true })
  await emptyStore(app.db, migrationsFolder)
}
