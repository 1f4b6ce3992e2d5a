import { redirect } from '@sveltejs/kit'
import { askForTime } from '#src/extensions/ask-for-time.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { textOf } from '../../../../../form-text.ts'
import { within } from '../../../../../frame.ts'
import { periodOf } from '../return-doorway.ts'
import { openTime, refusedTime } from './time-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => openTime(event, 'return.fill')

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const form = await event.request.formData()
    const values = { until: textOf(form, 'until'), reason: textOf(form, 'reason') }
    const { department, period } = event.params
    const at = { organisationCode: department, period: periodOf(event) }
    const result = await askForTime(event.locals.app, actor, at, values)
    if (isRefusal(result)) return refusedTime(event, result, values)
    redirect(303, `${base}/returns/${department}/${period}?time=asked`)
  },
}
