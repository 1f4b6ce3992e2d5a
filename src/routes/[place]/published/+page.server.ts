import { loadArchive } from '#src/publishing/load-archive.action.ts'
import { reportWords } from '#src/reports/words.ts'
import { frameOf, viewOf, within } from '../../frame.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { app, locale } = event.locals
  const view = viewOf(event, ['audience', 'report'])
  const { searchParams } = event.url
  const choice = {
    period: view.period,
    audience: searchParams.get('audience') ?? '',
    report: searchParams.get('report') ?? '',
  }
  return {
    frame: frameOf(event, {
      room: 'reports',
      trail: [[reportWords(locale).list.title, '/reports']],
      apiHref: `published?place=${place.shortName}`,
    }),
    base,
    ignored: view.ignored,
    choice,
    ...(await loadArchive(app, actor, choice)),
  }
}
