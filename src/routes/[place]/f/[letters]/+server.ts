import { error, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { writeAsAt } from '#src/kernel/london.ts'
import { figureAddress } from '#src/performance/addresses.ts'
import { openShortAddress } from '#src/performance/short-address.action.ts'
import { within } from '../../../frame.ts'
import type { RequestHandler } from './$types'

/** A short address as it is printed: on to the page of the figure, as at the moment it was printed. */
export const GET: RequestHandler = async (event) => {
  const { place, actor, base } = within(event)
  const found = await readTenant(event.locals.app.db, place.id, (trx) =>
    openShortAddress(trx, actor, event.params.letters),
  )
  if (!found) error(404, 'Not found')
  const address = figureAddress(found.code, found.areaCode, found.period)
  redirect(302, `${base}${address}?as-at=${encodeURIComponent(writeAsAt(found.asAt))}`)
}
