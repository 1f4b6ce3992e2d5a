import { redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { editOrganisation } from '#src/organisations/edit-organisation.action.ts'
import { within } from '../../../../frame.ts'
import { boxesOf } from '../../form-boxes.ts'
import { frameAround, hereOf, openForChange, refused } from '../../organisation-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const seen = await openForChange(event)
  return { frame: frameAround(event, seen), organisation: seen.organisation, here: hereOf(event) }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor } = within(event)
    const given = await boxesOf(event, ['name', 'kind', 'sector', 'version'])
    const seen = { code: event.params.code, version: Number(given.version) }
    const result = await editOrganisation(event.locals.app, actor, seen, given)
    if (!isRefusal(result)) redirect(303, `${hereOf(event)}?done=changed`)
    return refused(event, result, given)
  },
}
