import { readTenant } from '#src/db/tenant.ts'
import { loadDesk } from '#src/desk/load-desk.action.ts'
import { frameOf, within } from '../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today, base } = within(event)
  const desk = await readTenant(event.locals.app.db, place.id, (trx) => loadDesk(trx, actor, today))
  return {
    frame: frameOf(event, { room: 'my-work' }),
    base,
    ownHref: `${base}/people/${actor.personId}/rights`,
    ...desk,
  }
}
