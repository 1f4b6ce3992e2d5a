import { openDatabase } from '../../src/db/database.ts'
import { findRunning } from '../../src/db/embedded/start-embedded.ts'
import { outsideTenants } from '../../src/db/tenant.ts'
import { listPlaces } from '../../src/places/place.sql.ts'
import { makeChange } from '../../src/record/make-change.action.ts'
import { builder, done } from './builder.ts'

/** A place of the running product in which something happens whenever `move` is called, past the product itself. */
export async function placeOnTheMove(
  dataDir: string,
  shortName: string,
): Promise<AsyncDisposable & { move(): Promise<void> }> {
  const db = openDatabase({ connection: await findRunning(dataDir), max: 1 })
  const place = (await outsideTenants(db, listPlaces)).find((known) => known.shortName === shortName)
  if (!place) throw new Error(`there is no place ${shortName}`)
  return {
    async move() {
      const happening = { as: 'set-up', action: 'place-made', subjectKind: 'place', subject: shortName }
      done(await makeChange(db, place.id, builder, (change) => change.record(happening)))
    },
    [Symbol.asyncDispose]: () => db.close(),
  }
}
