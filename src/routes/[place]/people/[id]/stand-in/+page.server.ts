import { error, redirect } from '@sveltejs/kit'
import { arrangeStandIn } from '#src/stand-ins/arrange-stand-in.action.ts'
import { readTenant } from '#src/db/tenant.ts'
import { loadTakers } from '#src/desk/load-hand-over.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { loadRights } from '#src/rights/explain-rights.action.ts'
import { within } from '../../../../frame.ts'
import { answered, numberIn, opened, valuesOf } from '../../people-doorway.ts'
import { frameBelow, openPerson } from '../person-page.ts'
import type { Actions, PageServerLoad } from './$types'

/** Somebody's roles, lent for them by whoever looks after returns. */
export const load: PageServerLoad = async (event) => {
  const { place, actor, today } = opened(event, 'stand-in.arrange')
  const page = await openPerson(event)
  if (page.isOwn || page.person.leftOn !== null) error(404, 'Not found')
  const { rights, takers } = await readTenant(event.locals.app.db, place.id, async (trx) => ({
    rights: await loadRights(trx, page.person.id, today),
    takers: await loadTakers(trx, page.person.id),
  }))
  const ways = rights.explained.find(({ action }) => action === 'grant.lend')?.ways ?? []
  const grants = ways.map(({ grant }) => grant).filter(({ lentBy }) => lentBy === null)
  return {
    frame: frameBelow(event, page),
    person: page.person,
    grants,
    takers: takers.filter(({ id }) => id !== actor.personId),
    values: { startsOn: today },
    chosen: grants.map(({ id }) => String(id)),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const absentId = numberIn(event.params.id)
    const form = await event.request.formData()
    const values = valuesOf(form)
    const chosen = form.getAll('grantId').map(String)
    const { personId = '', startsOn = '', endsOn = '', reason = '' } = values
    const result = await arrangeStandIn(event.locals.app, actor, absentId, {
      grantIds: chosen.map((id) => numberIn(id)),
      personId: Number(personId) || 0,
      startsOn,
      endsOn,
      reason,
    })
    if (!isRefusal(result)) redirect(303, `${base}/people/${absentId}?done=arranged`)
    return answered(event, result, { typed: values, chosen })
  },
}
