import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadTimeOf } from '#src/extensions/load-extensions.action.ts'
import { timeView } from '#src/extensions/time-view.ts'
import { extensionWords } from '#src/extensions/words.ts'
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
  const { place, actor } = within(event)
  const time = await readTenant(event.locals.app.db, place.id, (trx) => loadTimeOf(trx, actor, loaded.head))
  const ofTime = extensionWords(event.locals.locale)
  const timeDone = event.url.searchParams.get('time') ?? ''
  const page = shown(event, loaded, done !== null && done in words.page.done ? (done as 'save') : undefined)
  const notice = (ofTime.done as Readonly<Record<string, string>>)[timeDone]
  return {
    ...asForm(page),
    ...(notice ? { frame: { ...page.frame, notice: { kind: 'success' as const, text: notice } } } : {}),
    time: {
      ...timeView(time, loaded.head, ofTime),
      mayAsk: time.mayAsk,
      mayDecide: time.mayDecide,
    },
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
