import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadEntryGrid } from '#src/grids/entry-grid.action.ts'
import { entryWorkbook } from '#src/grids/entry-workbook.action.ts'
import { expectedRange } from '#src/indicators/expected-range.ts'
import { periodSlug } from '#src/kernel/period-words.ts'
import { within } from '../../../../frame.ts'
import { gridAsked } from '../grid-asked.ts'
import type { RequestHandler } from './$types'

/** All rows of the grid as a workbook to fill in and send back. */
export const GET: RequestHandler = async (event) => {
  const { place, actor } = within(event)
  const asked = { ...gridAsked(event), page: 0 }
  const grid = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadEntryGrid(trx, actor, asked, expectedRange),
  )
  if (!grid) error(404, 'Not found')
  const name = `${place.shortName}-${asked.what.replace(/[^A-Za-z0-9-]+/g, '-')}-${periodSlug(grid.period)}`
  return new Response(await entryWorkbook(grid), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${name}.xlsx"`,
    },
  })
}
