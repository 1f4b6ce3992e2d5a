import { redirect } from '@sveltejs/kit'
import { changeArea } from '#src/areas/change-area.action.ts'
import { makeHomeArea } from '#src/areas/make-home-area.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { within } from '../../../../frame.ts'
import { boxesOf } from '../../../organisations/form-boxes.ts'
import { areaFrame, areaHref, areasHref, openArea, refusedArea } from '../area-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  frame: areaFrame(event),
  back: areasHref(event),
  here: areaHref(event),
  ...(await openArea(event)),
})

export const actions: Actions = {
  change: async (event) => {
    const given = await boxesOf(event, ['name', 'kind', 'partOf', 'startsOn', 'version'])
    const { version, ...facts } = given
    const seen = { code: event.params.code, version: Number(version) }
    const result = await changeArea(event.locals.app, within(event).actor, seen, facts)
    if (!isRefusal(result)) redirect(303, `${areaHref(event)}?done=changed`)
    return refusedArea(event, result, given)
  },
  home: async (event) => {
    const { version } = await boxesOf(event, ['version'])
    const seen = { code: event.params.code, version: Number(version) }
    const result = await makeHomeArea(event.locals.app, within(event).actor, seen)
    if (!isRefusal(result)) redirect(303, `${areaHref(event)}?done=home`)
    return refusedArea(event, result, null)
  },
}
