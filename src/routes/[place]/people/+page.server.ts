import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadPeople, peoplePerPage } from '#src/people/load-people.action.ts'
import { personStates, type PersonState } from '#src/people/person.ts'
import { mayDo, mayOffer } from '#src/rights/policy.ts'
import { isRole } from '#src/rights/roles.ts'
import { frameOf, within } from '../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today, base } = within(event)
  if (!mayDo(actor, 'people.read')) error(404, 'Not found')
  const { searchParams } = event.url
  const text = (name: string): string | undefined => searchParams.get(name)?.trim() || undefined
  const [role, state] = [text('role'), text('state')]
  const query = {
    search: text('q'),
    role: role !== undefined && isRole(role) ? role : undefined,
    organisation: text('organisation'),
    state: personStates.find((known): known is PersonState => known === state),
  }
  const page = Math.max(1, Number(searchParams.get('page')) || 1)
  const found = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadPeople(trx, actor, query, page, today),
  )
  const kept = new URLSearchParams(searchParams)
  kept.delete('page')
  return {
    frame: frameOf(event, { room: 'people', apiHref: 'people' }),
    base,
    ...found,
    query,
    page,
    pages: Math.ceil(found.all / peoplePerPage),
    kept: kept.toString(),
    mayInvite: mayOffer(actor, 'person.change'),
    mayAsk: mayDo(actor, 'rights.read'),
  }
}
