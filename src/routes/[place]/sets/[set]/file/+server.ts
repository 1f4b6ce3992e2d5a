import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { allocationFile, loadAllocation } from '#src/targets/load-allocation.action.ts'
import { within } from '../../../../frame.ts'
import { shownOf } from '../../shown-of.ts'
import type { RequestHandler } from './$types'

/** The allocation register of a set as CSV, its gaps alone, or everything that was ever in it. */
export const GET: RequestHandler = async (event) => {
  const { place, actor, today } = within(event)
  const asked = { show: shownOf(event.url.searchParams), day: today }
  const register = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadAllocation(trx, actor, event.params.set, asked),
  )
  if (!register) error(404, 'Not found')
  return new Response(allocationFile(register, event.locals.locale), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${place.shortName}-allocation-${today}.csv"`,
    },
  })
}
