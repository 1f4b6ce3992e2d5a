import { readTenant } from '#src/db/tenant.ts'
import { loadReturnHistory } from '#src/returns/load-history.action.ts'
import { within } from '../../../../../frame.ts'
import { open, shown } from '../return-doorway.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place } = within(event)
  const loaded = await open(event)
  const lines = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadReturnHistory(trx, loaded.head, event.locals.locale),
  )
  const { frame, head, here, lines: own } = shown(event, loaded)
  const changes = own.flatMap(({ code, changed }) => (changed === null ? [] : { code, changed }))
  return { frame, head, here, lines, changes }
}
