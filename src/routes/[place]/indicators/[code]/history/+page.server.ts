import { loadHistory, mostEntries } from '#src/performance/load-history.action.ts'
import { openIndicator } from '../indicator-page.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = (event) =>
  openIndicator(event, async (trx, { indicator }, { asAt }) => {
    const lines = await loadHistory(trx, indicator, asAt, event.locals.locale)
    return { lines, most: lines.length >= mostEntries ? mostEntries : null }
  })
