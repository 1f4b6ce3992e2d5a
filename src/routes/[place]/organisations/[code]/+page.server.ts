import { readTenant } from '#src/db/tenant.ts'
import { loadSeats } from '#src/bodies/load-bodies.action.ts'
import { hasGrid } from '#src/grids/open-grids.action.ts'
import { within } from '../../../frame.ts'
import { frameAround, hereOf, openOrganisation } from '../organisation-doorway.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base, today } = within(event)
  const seen = await openOrganisation(event)
  const { seats, mayEnter } = await readTenant(event.locals.app.db, place.id, async (trx) => ({
    seats: await loadSeats(trx, actor, seen.organisation.id, today),
    mayEnter: await hasGrid(trx, actor, { organisationId: seen.organisation.id }),
  }))
  return { frame: frameAround(event, seen), seen, seats, mayEnter, base, here: hereOf(event) }
}
