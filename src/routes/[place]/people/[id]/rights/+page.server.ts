import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { mayDo } from '#src/rights/policy.ts'
import { loadRights } from '#src/rights/explain-rights.action.ts'
import { within } from '../../../../frame.ts'
import { frameBelow, openPerson } from '../person-page.ts'
import type { PageServerLoad } from './$types'

/** What somebody may do here, and why: their own page for everybody, other people's for whoever may read of rights. */
export const load: PageServerLoad = async (event) => {
  const { place, actor, today } = within(event)
  const page = await openPerson(event)
  if (!page.isOwn && !mayDo(actor, 'rights.read')) error(404, 'Not found')
  const rights = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadRights(trx, page.person.id, today),
  )
  return {
    frame: frameBelow(event, page, { apiHref: `people/${page.person.id}/rights` }),
    person: page.person,
    isOwn: page.isOwn,
    explained: rights.explained,
  }
}
