import { redirect } from '@sveltejs/kit'
import { changeGroup } from '#src/areas/save-group.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { within } from '../../../../frame.ts'
import { boxesOf } from '../../../organisations/form-boxes.ts'
import { groupBoxes, groupFrame, groupsHref, openGroup, refusedGroup } from '../group-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  frame: groupFrame(event),
  back: groupsHref(event),
  ...(await openGroup(event)),
})

export const actions: Actions = {
  default: async (event) => {
    const given = await boxesOf(event, [...groupBoxes, 'version'])
    const { version, ...form } = given
    const seen = { code: event.params.code, version: Number(version) }
    const result = await changeGroup(event.locals.app, within(event).actor, seen, form)
    if (!isRefusal(result)) redirect(303, `${groupsHref(event)}/${result.code}?done=changed`)
    return refusedGroup(event, result, given)
  },
}
