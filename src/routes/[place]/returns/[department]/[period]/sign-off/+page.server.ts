import { error, fail, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { readLineQueries } from '#src/returns/queries/line-query.ts'
import { takeStep } from '#src/returns/take-step.action.ts'
import type { Signature } from '#src/returns/transitions.ts'
import { textOf } from '../../../../../form-text.ts'
import { confirmHref } from '../../../../../confirm-first.ts'
import { within } from '../../../../../frame.ts'
import { open, periodOf, sentences, shown } from '../return-doorway.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const loaded = await open(event)
  const { signature } = loaded
  if (!signature || (!loaded.may.includes(signature) && !loaded.may.includes('query')))
    redirect(303, shown(event, loaded).here)
  return { ...shown(event, loaded), signature, confirmHref: confirmHref(event.url) }
}

export const actions: Actions = {
  certify: (event) => decideOn(event, 'certify'),
  accept: (event) => decideOn(event, 'accept'),
  query: (event) => decideOn(event, 'query'),
}

async function decideOn(event: RequestEvent, step: Signature | 'query') {
  const { actor, place, base } = within(event)
  const form = await event.request.formData()
  const words = { comment: textOf(form, 'comment'), lines: readLineQueries(form) }
  const at = { organisationCode: event.params.department, period: periodOf(event), place: place.shortName }
  const version = Number(form.get('version'))
  const said = step === 'query' ? words : { comment: '', unsent: words }
  const result = await takeStep(event.locals.app, actor, at, { step, ...said, version })
  if (!isRefusal(result))
    redirect(303, `${base}/returns/${event.params.department}/${event.params.period}?done=${step}`)
  if (result.refused === 'not-found') error(404, 'Not found')
  return fail(result.findings.length > 0 ? 422 : 409, {
    comment: words.comment,
    asked: Object.fromEntries(words.lines),
    why: result.why,
    args: result.args,
    findings: sentences(event, result.findings),
  })
}
