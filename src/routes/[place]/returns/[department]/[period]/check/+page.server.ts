import { error, fail, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { takeStep } from '#src/returns/take-step.action.ts'
import { within } from '../../../../../frame.ts'
import { open, periodOf, sentences, shown } from '../return-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

/** The figures to be read once more; with problems the form is shown again, each problem at its box. */
export const load: PageServerLoad = async (event) => {
  const loaded = await open(event)
  // Somebody else has sent it meanwhile: the sentence that says so stands on this page.
  if (event.request.method === 'POST') return shown(event, loaded)
  if (!loaded.may.includes('submit')) redirect(303, shown(event, loaded).here)
  if (loaded.findings.length > 0) redirect(303, `${shown(event, loaded).here}?checked=1`)
  return shown(event, loaded)
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, place, base } = within(event)
    const form = await event.request.formData()
    const at = { organisationCode: event.params.department, period: periodOf(event), place: place.shortName }
    const result = await takeStep(event.locals.app, actor, at, {
      step: 'submit',
      comment: '',
      version: Number(form.get('version')),
    })
    const here = `${base}/returns/${event.params.department}/${event.params.period}`
    if (!isRefusal(result)) redirect(303, `${here}?done=submit`)
    if (result.refused === 'not-found' || result.refused === 'not-allowed') error(404, 'Not found')
    if (result.findings.length > 0) redirect(303, `${here}?checked=1`)
    return fail(409, { why: result.why, args: result.args, findings: sentences(event, result.findings) })
  },
}
