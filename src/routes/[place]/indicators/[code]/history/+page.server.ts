import { historyParts, readHistoryQuery } from '#src/performance/history-query.ts'
import { loadHistory, mostEntries } from '#src/performance/load-history.action.ts'
import { siteWords } from '../../../../site-words.ts'
import { openIndicator } from '../indicator-page.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { searchParams, pathname, search } = event.url
  const { locale } = event.locals
  const { query, ignored } = readHistoryQuery(searchParams)
  const page = await openIndicator(
    event,
    async (trx, { indicator }, { asAt }) => {
      const { lines, ...choices } = await loadHistory(trx, indicator, asAt, locale, query)
      return {
        ...choices,
        lines: lines.slice(0, mostEntries),
        most: lines.length > mostEntries ? mostEntries : null,
      }
    },
    historyParts,
  )
  return {
    ...page,
    query,
    ignored: [...page.ignored, ...ignored.map(([name, value]) => siteWords(locale).ignored(name, value))],
    path: pathname,
    fileHref: `${pathname}/file${search}`,
    kept: ['period', 'as-at'].flatMap((name): [string, string][] => {
      const value = searchParams.get(name)
      return value ? [[name, value]] : []
    }),
  }
}
