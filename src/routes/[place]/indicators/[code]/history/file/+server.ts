import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { peopleWords } from '#src/people/words.ts'
import { historyFile } from '#src/performance/history-file.ts'
import { readHistoryQuery } from '#src/performance/history-query.ts'
import { loadHistory } from '#src/performance/load-history.action.ts'
import { loadHead } from '#src/performance/load-indicator.action.ts'
import { viewOf, within } from '../../../../../frame.ts'
import type { RequestHandler } from './$types'

/** The history of an indicator as it was asked for, as CSV, for whoever may open the indicator. */
export const GET: RequestHandler = async (event) => {
  const { place, actor, today } = within(event)
  const { code } = event.params
  const { locale } = event.locals
  const { query } = readHistoryQuery(event.url.searchParams)
  const view = viewOf(event)
  const text = await readTenant(event.locals.app.db, place.id, async (trx) => {
    const head = await loadHead(trx, actor, code, { period: null, asAt: view.asAt, today: view.today })
    if (!head) return null
    const { lines } = await loadHistory(trx, head.indicator, view.asAt, locale, query)
    return historyFile(lines, peopleWords(locale).roles, locale)
  })
  if (text === null) error(404, 'Not found')
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${place.shortName}-${code}-history-${today}.csv"`,
    },
  })
}
