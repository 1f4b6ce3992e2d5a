import { loadBodyHistory } from '#src/bodies/load-body-history.action.ts'
import { readTenant } from '#src/db/tenant.ts'
import { within } from '../../../../frame.ts'
import { frameAround, hereOf, openBody } from '../../body-doorway.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place } = within(event)
  const seen = await openBody(event)
  const lines = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadBodyHistory(trx, seen.body.code, event.locals.locale),
  )
  return { frame: frameAround(event, seen), body: seen.body, lines, here: hereOf(event) }
}
