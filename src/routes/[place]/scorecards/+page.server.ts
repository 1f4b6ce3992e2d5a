import { indicatorPageWords } from '#src/performance/page-words.ts'
import { readTenant } from '#src/db/tenant.ts'
import { loadScorecards } from '#src/scorecards/load-scorecards.action.ts'
import { frameOf, viewOf, withView, within } from '../../frame.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const view = viewOf(event)
  const { performance } = indicatorPageWords(event.locals.locale)
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [[performance, '/indicators']],
      view,
      apiHref: 'scorecards',
    }),
    cards: await readTenant(event.locals.app.db, place.id, (trx) => loadScorecards(trx, actor)),
    links: { base, query: withView('', view, view.period) },
    ignored: view.ignored,
  }
}
