import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadPersonHistory } from '#src/people/load-history.action.ts'
import { mayDo } from '#src/rights/policy.ts'
import { within } from '../../../../frame.ts'
import { frameBelow, openPerson } from '../person-page.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor } = within(event)
  const page = await openPerson(event)
  if (!mayDo(actor, 'record.read')) error(404, 'Not found')
  const { app, locale } = event.locals
  return {
    frame: frameBelow(event, page),
    person: page.person,
    lines: await readTenant(app.db, place.id, (trx) => loadPersonHistory(trx, page.person.id, locale)),
  }
}
