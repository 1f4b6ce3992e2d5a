import { error, fail, redirect } from '@sveltejs/kit'
import { addBody } from '#src/bodies/add-body.action.ts'
import { loadBodies, loadThemes } from '#src/bodies/load-bodies.action.ts'
import { bodyWords } from '#src/bodies/words.ts'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal, refusalCodes } from '#src/kernel/refusal.ts'
import { tell } from '#src/organisations/sentence.ts'
import { frameOf, within } from '../../../frame.ts'
import { bodyForm } from '../body-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base, today } = within(event)
  const { seen, themes } = await readTenant(event.locals.app.db, place.id, async (trx) => ({
    seen: await loadBodies(trx, actor, today),
    themes: await loadThemes(trx, actor),
  }))
  if (!seen?.mayChange || !themes) error(404, 'Not found')
  return { frame: frameOf(event, { room: 'people' }), here: `${base}/bodies`, parents: seen.open, themes }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base, today } = within(event)
    const given = await bodyForm(event, ['code', 'openedOn'])
    const result = await addBody(event.locals.app, actor, given, today)
    if (!isRefusal(result)) redirect(303, `${base}/bodies/${result.code}?done=added`)
    if (result.refused === 'not-allowed') error(404, 'Not found')
    const told = tell(result, bodyWords(event.locals.locale))
    return fail(refusalCodes[result.refused].status, { given, told })
  },
}
