import { listReports } from '#src/reports/list-reports.action.ts'
import { frameOf, viewOf, within } from '../../frame.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const view = viewOf(event)
  return {
    frame: frameOf(event, { room: 'reports', view, apiHref: `reports?place=${place.shortName}` }),
    base,
    asAt: view.asAt,
    ignored: view.ignored,
    offered: await listReports(event.locals.app, place, actor, view.asAt),
  }
}
