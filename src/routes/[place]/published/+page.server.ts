import { readTenant } from '#src/db/tenant.ts'
import { archiveOf } from '#src/publishing/archive.ts'
import { listEditions } from '#src/publishing/edition.sql.ts'
import { listReady } from '#src/publishing/list-ready.action.ts'
import { sightOf } from '#src/publishing/sight.ts'
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
  const { all, ready } = await readTenant(app.db, place.id, async (trx) => ({
    all: await listEditions(trx, sightOf(actor)),
    ready: await listReady(trx, actor),
  }))
  return {
    frame: frameOf(event, {
      room: 'reports',
      trail: [[reportWords(locale).list.title, '/reports']],
      apiHref: `published?place=${place.shortName}`,
    }),
    base,
    ignored: view.ignored,
    choice,
    archive: archiveOf(all, choice),
    ready,
  }
}
