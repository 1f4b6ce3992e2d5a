import { error, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { handOver } from '#src/desk/hand-over.action.ts'
import { loadHandOver } from '#src/desk/load-hand-over.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { within } from '../../../../frame.ts'
import { answered, numberIn, opened, valuesOf } from '../../people-doorway.ts'
import { frameBelow, openPerson } from '../person-page.ts'
import type { Actions, PageServerLoad } from './$types'

/** What somebody who leaves still owns, and who takes it over: one page, one button. */
export const load: PageServerLoad = async (event) => {
  const { place, today, base } = opened(event, 'person.change')
  const page = await openPerson(event)
  if (page.person.leftOn === null) error(404, 'Not found')
  const found = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadHandOver(trx, page.person, today),
  )
  return { frame: frameBelow(event, page), base, person: page.person, ...found }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const id = numberIn(event.params.id)
    const values = valuesOf(await event.request.formData())
    const { to = '', posts = '', memberships = '', indicators = '', lines = '', reason = '' } = values
    const form = { to, kinds: { posts, memberships, indicators, lines }, reason }
    const result = await handOver(event.locals.app, actor, id, form)
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/${id}?done=handed-over`)
  },
}
