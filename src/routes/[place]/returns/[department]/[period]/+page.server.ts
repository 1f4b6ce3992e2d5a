import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadTimeOf } from '#src/extensions/load-extensions.action.ts'
import { timeView } from '#src/extensions/time-view.ts'
import { extensionWords } from '#src/extensions/words.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { readReturnForm } from '#src/returns/read-form.ts'
import { keyIssuesName, touchedKeyIssues, touchedLines } from '#src/returns/draft.ts'
import { differences } from '#src/returns/differences.ts'
import { refusalText } from '#src/returns/refusal-text.ts'
import { saveReturn } from '#src/returns/save-return.action.ts'
import { takeStep } from '#src/returns/take-step.action.ts'
import { returnWords } from '#src/returns/words.ts'
import { textOf } from '../../../../form-text.ts'
import { within } from '../../../../frame.ts'
import { open, periodOf, sentences, shown } from './return-doorway.ts'
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
    ...page,
    ...(notice ? { frame: { ...page.frame, notice: { kind: 'success' as const, text: notice } } } : {}),
    time: {
      ...timeView(time, loaded.head, ofTime),
      mayAsk: time.mayAsk,
      mayDecide: time.mayDecide,
    },
    keyIssues: loaded.head.keyIssues,
    theirKeyIssues: null,
    isChecked,
    findings: isChecked ? sentences(event, loaded.findings) : [],
  }
}

export const actions: Actions = {
  save: async (event) => {
    const { actor, base } = within(event)
    const stored = await open(event)
    const form = readReturnForm(
      await event.request.formData(),
      stored.lines.map((line) => line.indicator.code),
    )
    if (form.unknown.length > 0) error(400, 'The form has a box that the page does not have')
    const at = { organisationCode: event.params.department, period: periodOf(event) }
    const result = await saveReturn(event.locals.app, actor, at, form)
    const here = `${base}/returns/${event.params.department}/${event.params.period}`
    if (!isRefusal(result))
      redirect(303, event.url.searchParams.get('then') === 'check' ? `${here}/check` : `${here}?done=save`)
    if (result.refused === 'not-found') error(404, 'Not found')
    if (result.refused === 'not-allowed') error(404, 'Not found')
    // Somebody saved first: what was typed stays in the boxes, theirs stands beside it, and saving again keeps this one.
    const mine = await open(event, touchedLines(form))
    const names = String(result.args.names ?? '').split(' ')
    return fail(409, {
      ...shown(event, mine),
      keyIssues: touchedKeyIssues(form) ?? mine.head.keyIssues,
      theirKeyIssues: names.includes(keyIssuesName) ? mine.head.keyIssues : null,
      sentence: refusalText(result, returnWords(event.locals.locale)),
      theirs: differences(mine.lines, names),
    })
  },
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
