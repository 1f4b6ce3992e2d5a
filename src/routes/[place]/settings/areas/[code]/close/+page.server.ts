import { redirect } from '@sveltejs/kit'
import { closeArea, reopenArea } from '#src/areas/close-area.action.ts'
import { codesIn } from '#src/areas/codes-in.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { within } from '../../../../../frame.ts'
import { boxesOf } from '../../../../organisations/form-boxes.ts'
import { areaFrame, areaHref, openArea, refusedArea } from '../../area-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { area } = await openArea(event)
  return { frame: areaFrame(event), area, here: areaHref(event), today: within(event).today }
}

export const actions: Actions = {
  close: async (event) => {
    const { actor, today } = within(event)
    const given = await boxesOf(event, ['endsOn', 'replacedBy', 'version'])
    const seen = { code: event.params.code, version: Number(given.version) }
    const form = { endsOn: given.endsOn, replacedBy: codesIn(given.replacedBy) }
    const result = await closeArea(event.locals.app, actor, seen, form, today)
    if (!isRefusal(result)) redirect(303, `${areaHref(event)}?done=closed`)
    return refusedArea(event, result, given)
  },
  reopen: async (event) => {
    const { version } = await boxesOf(event, ['version'])
    const seen = { code: event.params.code, version: Number(version) }
    const result = await reopenArea(event.locals.app, within(event).actor, seen)
    if (!isRefusal(result)) redirect(303, `${areaHref(event)}?done=reopened`)
    return refusedArea(event, result, { endsOn: '', replacedBy: '', version })
  },
}
