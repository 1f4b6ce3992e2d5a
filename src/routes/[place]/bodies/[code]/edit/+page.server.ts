import { redirect } from '@sveltejs/kit'
import { changeBody } from '#src/bodies/change-body.action.ts'
import { loadThemes } from '#src/bodies/load-bodies.action.ts'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { within } from '../../../../frame.ts'
import { frameAround, hereOf, openForChange, refused } from '../../body-doorway.ts'
import { bodyForm } from '../../body-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor } = within(event)
  const { body, above, possibleParents, ...seen } = await openForChange(event, 'mayChange')
  const themes = await readTenant(event.locals.app.db, place.id, (trx) => loadThemes(trx, actor))
  return {
    frame: frameAround(event, { body, above, possibleParents, ...seen }),
    body,
    values: {
      name: body.name,
      kind: body.kind,
      partOf: above.at(-1)?.code ?? '',
      themes: body.themes.map(({ code }) => code),
    },
    parents: possibleParents,
    themes: themes ?? [],
    here: hereOf(event),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor } = within(event)
    const given = await bodyForm(event, ['version'])
    const seen = { code: event.params.code, version: Number(given.version) }
    const result = await changeBody(event.locals.app, actor, seen, given)
    if (!isRefusal(result)) redirect(303, `${hereOf(event)}?done=changed`)
    return refused(event, result, given)
  },
}
