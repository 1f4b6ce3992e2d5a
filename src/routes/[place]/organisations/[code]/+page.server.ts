import { readTenant } from '#src/db/tenant.ts'
import { loadSeats } from '#src/bodies/load-bodies.action.ts'
import { within } from '../../../frame.ts'
import { frameAround, hereOf, openOrganisation } from '../organisation-doorway.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base, today } = within(event)
  const seen = await openOrganisation(event)
  const seats = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadSeats(trx, actor, seen.organisation.id, today),
  )
  return { frame: frameAround(event, seen), seen, seats, base, here: hereOf(event) }
}
