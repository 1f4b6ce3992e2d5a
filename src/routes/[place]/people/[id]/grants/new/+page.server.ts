import { error, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { chosenScope } from '#src/people/scope-text.ts'
import { giveGrant } from '#src/rights/give-grant.action.ts'
import { loadScopes } from '#src/rights/who-may.action.ts'
import { within } from '../../../../../frame.ts'
import { answered, numberIn, opened, valuesOf } from '../../../people-doorway.ts'
import { frameBelow, openPerson } from '../../person-page.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, today } = opened(event, 'grant.give')
  const page = await openPerson(event)
  if (page.isOwn || page.person.leftOn !== null) error(404, 'Not found')
  return {
    frame: frameBelow(event, page),
    person: page.person,
    scopes: await readTenant(event.locals.app.db, place.id, loadScopes),
    values: { startsOn: today },
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const personId = numberIn(event.params.id)
    const values = valuesOf(await event.request.formData())
    const typed = (name: string): string => values[name] ?? ''
    const result = await giveGrant(event.locals.app, actor, personId, {
      role: typed('role'),
      ...chosenScope(typed('covers'), typed('indicator')),
      startsOn: typed('startsOn'),
      endsOn: typed('endsOn'),
      reason: typed('reason'),
    })
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/${personId}?done=grant`)
  },
}
