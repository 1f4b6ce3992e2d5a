import { error, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { addIndicator } from '#src/definitions/add-indicator.action.ts'
import { loadNewForm } from '#src/definitions/load-definition.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { indicatorAddress } from '#src/performance/addresses.ts'
import { frameOf, within } from '../../../frame.ts'
import { givenDefinition, refusedForm } from '../definition-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base, today } = within(event)
  const form = await readTenant(event.locals.app.db, place.id, (trx) => loadNewForm(trx, actor, today))
  if (!form) error(404, 'Not found')
  return { frame: frameOf(event, { room: 'performance' }), here: `${base}/indicators`, ...form }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const given = await givenDefinition(event)
    const result = await addIndicator(event.locals.app, actor, given.typed)
    if (isRefusal(result)) return refusedForm(event, result, given)
    redirect(303, `${base}${indicatorAddress(result.code, '/definition')}?done=added`)
  },
}
