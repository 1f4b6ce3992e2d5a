import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { indicatorPageWords } from '#src/performance/page-words.ts'
import { samePeriod } from '#src/kernel/period.ts'
import { cardParts, readCardQuery } from '#src/scorecards/card-query.ts'
import { loadCardPage } from '#src/scorecards/load-card-page.action.ts'
import { loadCardStanding } from '#src/targets/load-workbench.action.ts'
import { scorecardWords } from '#src/scorecards/words.ts'
import { frameOf, viewOf, withView, within } from '../../../frame.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { locale, app } = event.locals
  const words = scorecardWords(locale)
  const view = viewOf(event, cardParts)
  const { query, ignored } = readCardQuery(event.url.searchParams)
  const found = await readTenant(app.db, place.id, async (trx) => {
    const page = await loadCardPage(trx, actor, event.params.code, view)
    return page && { ...page, standing: await loadCardStanding(trx, page.card.code) }
  })
  if (!found) error(404, 'Not found')
  const { card, choices, standing } = found
  const isKnown = choices.some((choice) => samePeriod(choice, card.period))
  const { performance } = indicatorPageWords(locale)
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [
        [performance, '/indicators'],
        [words.title, '/scorecards'],
      ],
      view,
      period: card.period,
      periods: isKnown ? choices : [card.period, ...choices],
      apiHref: `scorecards/${encodeURIComponent(card.code)}`,
    }),
    card,
    standing,
    query,
    links: { base, query: withView('', view, view.period) },
    search: event.url.search,
    path: event.url.pathname,
    ignored: [...view.ignored, ...ignored.map(([name, value]) => words.ignored(name, value))],
  }
}
