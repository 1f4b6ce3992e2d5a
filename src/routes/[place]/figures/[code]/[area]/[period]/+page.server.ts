import { error } from '@sveltejs/kit'
import { loadDependents } from '#src/derived/load-formula.action.ts'
import { indicatorAddress } from '#src/performance/addresses.ts'
import { loadFigure } from '#src/performance/load-figure.action.ts'
import { indicatorPageWords } from '#src/performance/page-words.ts'
import { makeShortAddress } from '#src/performance/short-address.action.ts'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { loadReturnBehind, loadReturnsBeside } from '#src/returns/returns-beside.action.ts'
import { loadScorecards } from '#src/scorecards/load-scorecards.action.ts'
import { frameOf, viewOf, withView, within } from '../../../../../frame.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { code, area, period } = event.params
  const view = viewOf(event, ['/address'])
  const { today } = view
  const at = { asAt: view.asAt, today }
  const found = await readTenant(event.locals.app.db, place.id, async (trx) => {
    const figure = await loadFigure(trx, actor, { code, areaCode: area, periodText: period }, at)
    return (
      figure && {
        figure,
        returned: await loadReturnBehind(trx, actor, figure.assessment.observation?.returnId ?? null),
        beside: await loadReturnsBeside(trx, actor, figure.department, figure.period),
        scorecards: await loadScorecards(trx, actor, figure.indicator.id),
        derived: await loadDependents(trx, actor, figure.indicator.code, view.asAt),
      }
    )
  })
  if (!found) error(404, 'Not found')
  const { performance } = indicatorPageWords(event.locals.locale)
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [
        [performance, '/indicators'],
        [code, indicatorAddress(code)],
      ],
      view,
      historyHref: withView(indicatorAddress(code, '/history'), view),
      apiHref: `indicators/${encodeURIComponent(code)}/observations?area=${encodeURIComponent(area)}&period=${encodeURIComponent(period)}`,
    }),
    links: { base, query: withView('', view) },
    asAtText: view.asAtText,
    ignored: view.ignored,
    today,
    ...found,
  }
}

export const actions: Actions = {
  address: async (event) => {
    const { actor, base } = within(event)
    const { code, area, period } = event.params
    const view = viewOf(event, ['/address'])
    const which = { code, areaCode: area, periodText: period }
    const letters = await makeShortAddress(event.locals.app, actor, which, view)
    if (isRefusal(letters)) error(404, 'Not found')
    return { address: `${event.locals.app.publicOrigin}${base}/f/${letters}` }
  },
}
