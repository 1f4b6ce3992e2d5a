import { readTenant } from '#src/db/tenant.ts'
import { loadRound } from '#src/returns/load-round.action.ts'
import { frameOf, viewOf, within } from '../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today } = within(event)
  const view = viewOf(event)
  const round = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadRound(trx, actor, view.period, today),
  )
  return {
    frame: frameOf(event, { room: 'returns' }),
    base: `/${place.shortName}/returns`,
    today,
    round,
    ignored: view.ignored,
  }
}
