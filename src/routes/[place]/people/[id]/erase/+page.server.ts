import { error, redirect } from '@sveltejs/kit'
import { erasePerson } from '#src/desk/erase-person.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { within } from '../../../../frame.ts'
import { answered, numberIn, opened, valuesOf } from '../../people-doorway.ts'
import { frameBelow, openPerson } from '../person-page.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  opened(event, 'person.erase')
  const page = await openPerson(event)
  if (page.person.state !== 'left' || page.person.isErased) error(404, 'Not found')
  return { frame: frameBelow(event, page), person: page.person }
}

export const actions: Actions = {
  default: async (event) => {
    const { place, actor, base } = within(event)
    const id = numberIn(event.params.id)
    const values = valuesOf(await event.request.formData())
    const result = await erasePerson(event.locals.app, actor, place, id, values['reason'] ?? '')
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/${id}?done=erased`)
  },
}
