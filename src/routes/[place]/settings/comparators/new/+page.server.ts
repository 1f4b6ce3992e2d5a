import { redirect } from '@sveltejs/kit'
import { addGroup } from '#src/areas/save-group.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { within } from '../../../../frame.ts'
import { boxesOf } from '../../../organisations/form-boxes.ts'
import { groupBoxes, groupFrame, groupsHref, openGroups, refusedGroup } from '../group-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  await openGroups(event)
  return { frame: groupFrame(event), here: groupsHref(event) }
}

export const actions: Actions = {
  default: async (event) => {
    const given = await boxesOf(event, [...groupBoxes, 'code'])
    const result = await addGroup(event.locals.app, within(event).actor, given)
    if (!isRefusal(result)) redirect(303, `${groupsHref(event)}/${result.code}?done=added`)
    return refusedGroup(event, result, given)
  },
}
