import { error, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { changePerson } from '#src/people/change-person.action.ts'
import { loadOrganisationChoices } from '#src/people/load-posts.action.ts'
import { within } from '../../../../frame.ts'
import { answered, numberIn, opened, valuesOf } from '../../people-doorway.ts'
import { frameBelow, openPerson } from '../person-page.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place } = opened(event, 'person.change')
  const page = await openPerson(event)
  if (page.person.isErased) error(404, 'Not found')
  const { name, post, email, organisation, version } = page.person
  return {
    frame: frameBelow(event, page),
    post,
    organisations: await readTenant(event.locals.app.db, place.id, loadOrganisationChoices),
    saved: { name, email, organisation: organisation?.code ?? '', version: String(version) },
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const id = numberIn(event.params.id)
    const values = valuesOf(await event.request.formData())
    const { name = '', email = '', organisation = '', version = '' } = values
    const form = { name, email, organisation, version: Number(version) }
    const result = await changePerson(event.locals.app, actor, id, form)
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/${id}?done=saved`)
  },
}
