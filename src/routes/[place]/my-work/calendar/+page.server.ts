import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { endCalendarKey, loadCalendarKey, makeCalendarKey } from '#src/desk/calendar.action.ts'
import { deskWords } from '#src/desk/words.ts'
import { isRefusal, type Refusal } from '#src/kernel/refusal.ts'
import { frameOf, whenText, within } from '../../../frame.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor } = within(event)
  const { locale, app } = event.locals
  const madeAt = await readTenant(app.db, place.id, (trx) => loadCalendarKey(trx, actor))
  const words = deskWords(locale)
  const isEnded = event.url.searchParams.has('ended')
  return {
    frame: frameOf(event, {
      room: 'my-work',
      trail: [[words.title, '/my-work']],
      ...(isEnded ? { notice: { kind: 'success', text: words.calendar.ended } } : {}),
    }),
    made: madeAt === null ? '' : whenText(madeAt),
  }
}

export const actions: Actions = {
  make: async (event) => {
    const { place, actor } = within(event)
    const form = await event.request.formData()
    const result = await makeCalendarKey(event.locals.app, actor, form.get('understood') === 'yes')
    if (isRefusal(result)) return refused(result)
    const { publicOrigin } = event.locals.app
    return { address: `${publicOrigin}/${place.shortName}/deadlines.ics?key=${result.key}`, why: null }
  },
  end: async (event) => {
    const { actor, base } = within(event)
    const result = await endCalendarKey(event.locals.app, actor)
    if (isRefusal(result)) return refused(result)
    redirect(303, `${base}/my-work/calendar?ended=1`)
  },
}

function refused({ refused: kind, why }: Refusal) {
  if (kind === 'not-allowed') error(404, 'Not found')
  return fail(kind === 'conflict' ? 409 : 422, { address: null, why })
}
