import { error, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { changeIndicator } from '#src/definitions/change-indicator.action.ts'
import { loadChangeForm } from '#src/definitions/load-definition.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { indicatorAddress } from '#src/performance/addresses.ts'
import { frameOf, whenText, within } from '../../../../frame.ts'
import { givenDefinition, refusedForm } from '../../definition-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base, today } = within(event)
  const { code } = event.params
  const form = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadChangeForm(trx, actor, code, today),
  )
  if (!form) error(404, 'Not found')
  const { lastChange, ...rest } = form
  return {
    frame: frameOf(event, {
      room: 'performance',
      historyHref: indicatorAddress(code, '/history'),
      apiHref: `indicators/${encodeURIComponent(code)}`,
    }),
    here: `${base}${indicatorAddress(code, '/definition')}`,
    lastChange: lastChange && { by: lastChange.by, when: whenText(lastChange.at) },
    ...rest,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const given = await givenDefinition(event)
    const { code } = event.params
    const result = await changeIndicator(event.locals.app, actor, { code, version: given.version }, given)
    if (isRefusal(result)) return refusedForm(event, result, given)
    redirect(303, `${base}${indicatorAddress(code, '/definition')}?done=changed`)
  },
}
