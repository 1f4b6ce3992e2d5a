import { readTenant } from '#src/db/tenant.ts'
import { loadOrganisationHistory } from '#src/organisations/load-organisations.action.ts'
import { within } from '../../../../frame.ts'
import { frameAround, hereOf, openOrganisation } from '../../organisation-doorway.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place } = within(event)
  const seen = await openOrganisation(event)
  const lines = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadOrganisationHistory(trx, seen.organisation.code, event.locals.locale),
  )
  return { frame: frameAround(event, seen), organisation: seen.organisation, lines, here: hereOf(event) }
}
