import { error, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadNamed } from '#src/people/load-people.action.ts'
import { mayDo } from '#src/rights/policy.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { loadTakers } from '#src/desk/load-hand-over.action.ts'
import { loadRights } from '#src/rights/explain-rights.action.ts'
import { lendGrant } from '#src/rights/lend-grant.action.ts'
import { within } from '../../../../frame.ts'
import { answered, numberIn, valuesOf } from '../../people-doorway.ts'
import { frameBelow, openPerson } from '../person-page.ts'
import type { Actions, PageServerLoad } from './$types'

/** One's own role, lent to somebody who stands in. */
export const load: PageServerLoad = async (event) => {
  const { place, actor, today } = within(event)
  const page = await openPerson(event)
  if (!page.isOwn) error(404, 'Not found')
  const { rights, takers } = await readTenant(event.locals.app.db, place.id, async (trx) => ({
    rights: await loadRights(trx, page.person.id, today),
    // Whoever may not read of people names the post.
    takers: mayDo(actor, 'people.read') ? await loadTakers(trx, page.person.id) : [],
  }))
  const asked = numberIn(event.url.searchParams.get('grant') ?? '')
  const ways = rights.explained.find(({ action }) => action === 'grant.lend')?.ways ?? []
  const grant = ways.find((way) => way.grant.id === asked && way.grant.lentBy === null)?.grant
  if (!grant) error(404, 'Not found')
  return {
    frame: frameBelow(event, page),
    grant,
    takers,
    values: { startsOn: today },
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { place, actor, base } = within(event)
    const values = valuesOf(await event.request.formData())
    const { personId = '', post = '', startsOn = '', endsOn = '', reason = '' } = values
    const chosen =
      post === ''
        ? Number(personId) || 0
        : await readTenant(event.locals.app.db, place.id, (trx) => loadNamed(trx, post))
    const result = await lendGrant(event.locals.app, actor, {
      grantId: numberIn(event.url.searchParams.get('grant') ?? ''),
      personId: chosen,
      startsOn,
      endsOn,
      reason,
    })
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/${actor.personId}?done=lent`)
  },
}
