import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadOrganisations } from '#src/organisations/load-organisations.action.ts'
import { organisationWords } from '#src/organisations/words.ts'
import { frameOf, within } from '../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const seen = await readTenant(event.locals.app.db, place.id, (trx) => loadOrganisations(trx, actor))
  if (!seen) error(404, 'Not found')
  return {
    frame: frameOf(event, {
      room: 'people',
      trail: [[organisationWords(event.locals.locale).room, '/people']],
      apiHref: 'organisations',
    }),
    base,
    here: `${base}/organisations`,
    ...seen,
  }
}
