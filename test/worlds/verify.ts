import type { App } from '../../src/db/app.ts'
import { verifyFigures } from '../../src/figures/verify-figures.action.ts'
import type { Place } from '../../src/places/place.ts'
import { verifyPlace, type Verification } from '../../src/record/verify-place.action.ts'

/** Reads the record of a place and its figures again, as `throughline verify` does. */
export function verify(app: Pick<App, 'db' | 'dataDir'>, place: Place): Promise<Verification> {
  return verifyPlace(app, place, verifyFigures)
}
