import { error, fail, redirect } from '@sveltejs/kit'
import { isRefusal, type Refusal } from '#src/kernel/refusal.ts'
import { returnWords } from '#src/returns/words.ts'
import { collisionsOf, readChosen } from '#src/workbooks/read-chosen.ts'
import { takeChosen } from '#src/workbooks/take-chosen.action.ts'
import { takeWorkbook } from '#src/workbooks/take-workbook.action.ts'
import { collisionView, sentenceOf, takenView, type TakenView } from '#src/workbooks/taken-view.ts'
import { workbookWords } from '#src/workbooks/words.ts'
import { within } from '../../../../../frame.ts'
import { open, periodOf, shown } from '../return-doorway.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const loaded = await open(event)
  const { frame, head, here } = shown(event, loaded)
  if (!loaded.may.includes('save')) redirect(303, here)
  const isKept = event.url.searchParams.has('kept')
  const notice = { kind: 'success' as const, text: workbookWords(event.locals.locale).page.kept }
  return { frame: isKept ? { ...frame, notice } : frame, head, here }
}

export const actions: Actions = {
  take: async (event) => {
    const form = await event.request.formData()
    const file = form.get('file')
    const taken = await takeWorkbook(event.locals.app, within(event).actor, returnAt(event), {
      name: file instanceof File ? file.name : '',
      bytes: file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
    })
    return isRefusal(taken) ? refused(event, taken) : { taken: takenView(taken, event.locals.locale) }
  },
  keep: async (event) => {
    const { lines, head } = await open(event)
    const codes = lines.map(({ indicator }) => indicator.code)
    const chosen = readChosen(await event.request.formData(), codes)
    if (chosen.unknown.length > 0) error(400, 'The form has a box that the page does not have')
    const result = await takeChosen(event.locals.app, within(event).actor, returnAt(event), chosen)
    if (!isRefusal(result)) redirect(303, `${event.url.pathname}?kept`)
    const words = returnWords(event.locals.locale)
    const again = collisionsOf(chosen, lines, head, words.page.keyIssues)
    return refused(event, result, {
      version: head.version,
      collisions: again.map((each) => collisionView(each, event.locals.locale)),
    })
  },
}

function returnAt(event: RequestEvent) {
  return {
    place: within(event).place,
    organisationCode: event.params.department,
    period: periodOf(event),
  }
}

/** One sentence; what was chosen of two stays to be chosen of. */
function refused(event: RequestEvent, refusal: Refusal, again?: Pick<TakenView, 'version' | 'collisions'>) {
  if (refusal.refused === 'not-found' || refusal.refused === 'not-allowed') error(404, 'Not found')
  const [finding] = refusal.findings
  const { code, args } = finding ?? { code: refusal.why, args: refusal.args }
  const sentence = sentenceOf({ code, args }, event.locals.locale)
  return fail(finding ? 422 : 409, { problem: sentence, again })
}
