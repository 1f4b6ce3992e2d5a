import { redirect } from '@sveltejs/kit'
import { decideOnTime } from '#src/extensions/decide-on-time.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { textOf } from '../../../../../../form-text.ts'
import { within } from '../../../../../../frame.ts'
import { periodOf } from '../../return-doorway.ts'
import { openTime, refusedTime } from '../time-doorway.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = (event) => openTime(event, 'round.open')

export const actions: Actions = {
  give: (event) => decided(event, true),
  decline: (event) => decided(event, false),
}

async function decided(event: RequestEvent, gives: boolean) {
  const { actor, base } = within(event)
  const form = await event.request.formData()
  const values = { until: textOf(form, 'until'), reason: textOf(form, 'reason') }
  const { department, period } = event.params
  const at = { organisationCode: department, period: periodOf(event) }
  const asked = Number(form.get('asked'))
  const result = await decideOnTime(event.locals.app, actor, at, { ...values, gives, asked })
  if (isRefusal(result)) return refusedTime(event, result, values)
  redirect(303, `${base}/returns/${department}/${period}?time=${gives ? 'given' : 'declined'}`)
}
