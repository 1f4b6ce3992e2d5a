import { redirect } from '@sveltejs/kit'
import { addArea } from '#src/areas/add-area.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { within } from '../../../../frame.ts'
import { boxesOf } from '../../../organisations/form-boxes.ts'
import { areaFrame, areaHref, areasHref, openAreas, refusedArea } from '../area-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { all, homeCode } = await openAreas(event)
  return {
    frame: areaFrame(event),
    here: areasHref(event),
    parents: all.filter(({ endsOn }) => endsOn === null),
    homeCode,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const given = await boxesOf(event, ['code', 'name', 'kind', 'partOf', 'startsOn'])
    const result = await addArea(event.locals.app, within(event).actor, given)
    if (!isRefusal(result)) redirect(303, `${areaHref(event, result.code)}?done=added`)
    return refusedArea(event, result, given)
  },
}
