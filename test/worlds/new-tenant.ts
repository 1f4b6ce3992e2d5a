import type { App } from '../../src/db/app.ts'
import { inTenant, outsideTenants } from '../../src/db/tenant.ts'
import { insertArea, nameHomeArea } from '../../src/areas/area.sql.ts'
import { makePlace } from '../../src/places/make-place.action.ts'
import type { Place } from '../../src/places/place.ts'
import { listPlaces } from '../../src/places/place.sql.ts'
import { plainBrand } from '../../src/ui/brand.ts'
import { builder, done, freshCode } from './builder.ts'

/** The area that every place of a test is. */
export const homeArea = 'E06000006'

/** A place of the test's own, with its area; `startsAt` makes it a demonstration whose clock shows that instant. */
export async function newTenant(app: Pick<App, 'db'>, startsAt?: Date): Promise<Place> {
  const shortName = freshCode('place')
  const tenantId = done(
    await makePlace(
      app.db,
      {
        shortName,
        name: `The place ${shortName}`,
        brand: plainBrand,
        helpPhone: '',
        helpEmail: '',
        isDemonstration: startsAt !== undefined,
      },
      builder,
      startsAt,
    ),
  )
  await inTenant(app.db, tenantId, async (trx) => {
    await insertArea(trx, tenantId, { code: homeArea, name: 'The borough', kind: 'district' })
    await nameHomeArea(trx, tenantId, homeArea)
  })
  return placeNow(app, tenantId)
}

/** The place as the store has it now, with the shift of its clock. */
export async function placeNow(app: Pick<App, 'db'>, tenantId: number): Promise<Place> {
  const found = (await outsideTenants(app.db, listPlaces)).find((place) => place.id === tenantId)
  if (!found) throw new Error(`there is no place ${tenantId}`)
  return found
}
