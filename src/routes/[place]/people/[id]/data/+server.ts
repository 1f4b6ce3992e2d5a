import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadPersonData, mayHavePersonData } from '#src/desk/person-data.action.ts'
import { within } from '../../../../frame.ts'
import { numberIn } from '../../people-doorway.ts'
import type { RequestHandler } from './$types'

/** Everything held about a person, as a file: one's own, or for whoever changes persons. */
export const GET: RequestHandler = async (event) => {
  const { place, actor } = within(event)
  const id = numberIn(event.params.id)
  if (!mayHavePersonData(actor, id)) error(404, 'Not found')
  const data = await readTenant(event.locals.app.db, place.id, (trx) => loadPersonData(trx, id))
  if (!data) error(404, 'Not found')
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="person-${id}.json"`,
      'cache-control': 'no-store',
    },
  })
}
