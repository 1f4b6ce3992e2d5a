import { readTenant } from '#src/db/tenant.ts'
import { loadFilters, loadRegister } from '#src/performance/load-register.action.ts'
import { indicatorPageWords } from '#src/performance/page-words.ts'
import { readRegisterQuery, registerParts } from '#src/performance/register-query.ts'
import { samePeriod } from '#src/kernel/period.ts'
import { loadScorecards } from '#src/scorecards/load-scorecards.action.ts'
import { frameOf, viewOf, withView, within } from '../../frame.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const view = viewOf(event, registerParts)
  const { today } = view
  const { searchParams, pathname } = event.url
  const at = { period: view.period, asAt: view.asAt, today }
  const { ignored, ...found } = await readTenant(event.locals.app.db, place.id, async (trx) => {
    const filters = await loadFilters(trx, actor)
    const { query, ignored } = readRegisterQuery(searchParams, {
      sets: filters.sets,
      departments: filters.departments.map(({ code }) => code),
    })
    const register = await loadRegister(trx, actor, query, at)
    return { filters, query, ignored, register, scorecards: await loadScorecards(trx, actor) }
  })
  const { period, choices } = found.register
  const words = indicatorPageWords(event.locals.locale).register
  return {
    frame: frameOf(event, {
      room: 'performance',
      view,
      period,
      periods: choices.some((choice) => samePeriod(choice, period)) ? choices : [period, ...choices],
      apiHref: 'indicators',
    }),
    ...found,
    links: { base, query: withView('', view, view.period) },
    path: pathname,
    search: event.url.search,
    kept: ['period', 'as-at'].flatMap((name): [string, string][] => {
      const value = searchParams.get(name)
      return value ? [[name, value]] : []
    }),
    ignored: [...view.ignored, ...ignored.map(([name, value]) => words.ignoredFilter(name, value))],
  }
}
