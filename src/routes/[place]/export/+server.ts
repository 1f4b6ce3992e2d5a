import { readTenant } from '#src/db/tenant.ts'
import { exportText } from '#src/imports/export-figures.action.ts'
import { viewOf, within } from '../../frame.ts'
import type { RequestHandler } from './$types'

/** Figures of a set or a period, or all that the reader may open, as CSV that imports again. */
export const GET: RequestHandler = async (event) => {
  const { place, actor, today } = within(event)
  const { period } = viewOf(event)
  const set = event.url.searchParams.get('set')
  const text = await readTenant(event.locals.app.db, place.id, (trx) =>
    exportText(trx, actor, { set, period }),
  )
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${place.shortName}-figures-${today}.csv"`,
    },
  })
}
