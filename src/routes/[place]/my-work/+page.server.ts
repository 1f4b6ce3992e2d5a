import { readTenant } from '#src/db/tenant.ts'
import { loadDesk } from '#src/desk/load-desk.action.ts'
import { loadReportsForYou } from '#src/desk/load-reports-for-you.action.ts'
import { listOwnGrids } from '#src/grids/open-grids.action.ts'
import { seesNothing, visibleTo } from '#src/rights/policy.ts'
import { frameOf, within } from '../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today, base } = within(event)
  const { desk, reports, grids } = await readTenant(event.locals.app.db, place.id, async (trx) => ({
    desk: await loadDesk(trx, actor, today),
    reports: await loadReportsForYou(trx, actor, today),
    grids: await listOwnGrids(trx, actor),
  }))
  return {
    frame: frameOf(event, { room: 'my-work' }),
    base,
    ownHref: `${base}/people/${actor.personId}/rights`,
    reports,
    grids,
    awayHref: seesNothing(visibleTo(actor, 'grant.lend')) ? null : `${base}/people/${actor.personId}`,
    calendarHref: `${base}/my-work/calendar`,
    ...desk,
  }
}
