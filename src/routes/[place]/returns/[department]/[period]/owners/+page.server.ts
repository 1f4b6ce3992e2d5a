import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { delegateLines } from '#src/returns/delegate.action.ts'
import { loadFillers } from '#src/returns/load-fillers.action.ts'
import { readOwners } from '#src/returns/read-owners.ts'
import { refusalText } from '#src/returns/refusal-text.ts'
import { canBeFilled } from '#src/returns/transitions.ts'
import { returnWords } from '#src/returns/words.ts'
import { within } from '../../../../../frame.ts'
import { open, periodOf, sentences, shown } from '../return-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

/** Who fills which figure: for whoever may send the return. */
export const load: PageServerLoad = async (event) => {
  const { place, today } = within(event)
  const loaded = await open(event)
  if (!loaded.mayDelegate || !canBeFilled(loaded.head.state)) redirect(303, shown(event, loaded).here)
  const fillers = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadFillers(trx, place.id, loaded.head, today),
  )
  return { ...shown(event, loaded), fillers }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const loaded = await open(event)
    const codes = loaded.lines.map(({ indicator }) => indicator.code)
    const form = readOwners(await event.request.formData(), codes)
    const at = { organisationCode: event.params.department, period: periodOf(event) }
    const result = await delegateLines(event.locals.app, actor, at, form)
    const here = `${base}/returns/${event.params.department}/${event.params.period}`
    if (!isRefusal(result)) redirect(303, `${here}?done=delegate`)
    if (result.refused === 'not-found' || result.refused === 'not-allowed') error(404, 'Not found')
    const problems = sentences(event, result.findings)
    return fail(result.findings.length > 0 ? 422 : 409, {
      chosen: Object.fromEntries(form.owners),
      problems,
      sentence: refusalText(result, returnWords(event.locals.locale)),
    })
  },
}
