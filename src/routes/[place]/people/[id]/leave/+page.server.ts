import { error, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { recordLeaving } from '#src/people/leave.action.ts'
import { within } from '../../../../frame.ts'
import { answered, numberIn, opened, valuesOf } from '../../people-doorway.ts'
import { frameBelow, openPerson } from '../person-page.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { today } = opened(event, 'person.change')
  const page = await openPerson(event)
  if (page.person.leftOn !== null) error(404, 'Not found')
  return { frame: frameBelow(event, page), person: page.person, today }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const id = numberIn(event.params.id)
    const values = valuesOf(await event.request.formData())
    const { lastDay = '', version = '' } = values
    const result = await recordLeaving(event.locals.app, actor, id, { lastDay, version: Number(version) })
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/${id}?done=leaving`)
  },
}
