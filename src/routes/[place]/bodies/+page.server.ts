import { error } from '@sveltejs/kit'
import { loadBodies } from '#src/bodies/load-bodies.action.ts'
import { bodyWords } from '#src/bodies/words.ts'
import { readTenant } from '#src/db/tenant.ts'
import { frameOf, within } from '../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base, today } = within(event)
  const seen = await readTenant(event.locals.app.db, place.id, (trx) => loadBodies(trx, actor, today))
  if (!seen) error(404, 'Not found')
  return {
    frame: frameOf(event, {
      room: 'people',
      trail: [[bodyWords(event.locals.locale).room, '/people']],
      apiHref: 'bodies',
    }),
    base,
    here: `${base}/bodies`,
    ...seen,
  }
}
