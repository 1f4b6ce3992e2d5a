import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { chosenIn } from '#src/register/chosen.ts'
import { loadWholeRegister } from '#src/register/load-register.action.ts'
import { registerFile } from '#src/register/register-file.action.ts'
import { within } from '../../../frame.ts'
import { registerAsked } from '../register-asked.ts'
import type { RequestHandler } from './$types'

/** The register as it was asked for, or the chosen rows of it, as CSV or as a workbook. */
export const GET: RequestHandler = async (event) => {
  const { place, actor, today } = within(event)
  const { searchParams } = event.url
  const format = searchParams.get('format') ?? 'csv'
  if (format !== 'csv' && format !== 'xlsx') error(404, 'Not found')
  const { at, read } = registerAsked(event)
  const chosen = [...chosenIn(searchParams.getAll('chosen')).keys()]
  const { rows } = await readTenant(event.locals.app.db, place.id, async (trx) => {
    const { query } = await read(trx)
    return loadWholeRegister(trx, actor, query, at, chosen)
  })
  const { bytes, mediaType } = await registerFile(rows, format, event.locals.locale)
  return new Response(bytes, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${place.shortName}-indicators-${today}.${format}"`,
    },
  })
}
