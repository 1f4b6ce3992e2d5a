import { error, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { readTenant } from '#src/db/tenant.ts'
import { mayOffer } from '#src/rights/policy.ts'
import { endGrant } from '#src/rights/end-grant.action.ts'
import { loadRights } from '#src/rights/explain-rights.action.ts'
import { within } from '../../../../../../frame.ts'
import { answered, numberIn, opened, valuesOf } from '../../../../people-doorway.ts'
import { frameBelow, openPerson } from '../../../person-page.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today } = within(event)
  const page = await openPerson(event)
  const { grants, lent } = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadRights(trx, page.person.id, today),
  )
  const grant =
    [...grants, ...lent].find(({ id }) => id === numberIn(event.params.grant)) ?? error(404, 'Not found')
  const isParty = grant.lentBy !== null && [grant.personId, grant.lentBy.personId].includes(actor.personId)
  if (!isParty) {
    const arranges = grant.lentBy !== null && mayOffer(actor, 'stand-in.arrange')
    opened(event, arranges ? 'stand-in.arrange' : 'grant.give')
  }
  return { frame: frameBelow(event, page), grant, values: {} }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const values = valuesOf(await event.request.formData())
    const result = await endGrant(event.locals.app, actor, numberIn(event.params.grant), {
      lastDay: values['when'] === 'day' ? values['lastDay'] || '-' : '',
      reason: values['reason'] ?? '',
    })
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/${numberIn(event.params.id)}?done=ended`)
  },
}
