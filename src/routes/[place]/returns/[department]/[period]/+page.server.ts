import { error, fail, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { takeStep } from '#src/returns/take-step.action.ts'
import { returnWords } from '#src/returns/words.ts'
import { textOf } from '../../../../form-text.ts'
import { within } from '../../../../frame.ts'
import { open, periodOf, sentences, shown } from './return-doorway.ts'
import { asForm, saveForm } from './save-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const loaded = await open(event)
  const done = event.url.searchParams.get('done')
  const isChecked = event.url.searchParams.has('checked')
  const words = returnWords(event.locals.locale)
  return {
    ...asForm(shown(event, loaded, done !== null && done in words.page.done ? (done as 'save') : undefined)),
    ignored: event.url.searchParams.getAll('ignored'),
    isChecked,
    findings: isChecked ? sentences(event, loaded.findings) : [],
  }
}

export const actions: Actions = {
  save: (event) => saveForm(event, (here) => `${here}/check`),
  reopen: async (event) => {
    const { actor, place, base } = within(event)
    const form = await event.request.formData()
    const at = { organisationCode: event.params.department, period: periodOf(event), place: place.shortName }
    const result = await takeStep(event.locals.app, actor, at, {
      step: 'reopen',
      comment: textOf(form, 'comment'),
      version: Number(form.get('version')),
    })
    const here = `${base}/returns/${event.params.department}/${event.params.period}`
    if (!isRefusal(result)) redirect(303, `${here}?done=reopen`)
    if (result.refused === 'not-found' || result.refused === 'not-allowed') error(404, 'Not found')
    return fail(422, { comment: textOf(form, 'comment'), commentErrors: sentences(event, result.findings) })
  },
}
