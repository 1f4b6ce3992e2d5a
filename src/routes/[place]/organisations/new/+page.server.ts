import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal, refusalCodes } from '#src/kernel/refusal.ts'
import { addOrganisation } from '#src/organisations/add-organisation.action.ts'
import { loadOrganisations } from '#src/organisations/load-organisations.action.ts'
import { tell } from '#src/organisations/sentence.ts'
import { organisationWords } from '#src/organisations/words.ts'
import { frameOf, within } from '../../../frame.ts'
import { boxesOf } from '../form-boxes.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const seen = await readTenant(event.locals.app.db, place.id, (trx) => loadOrganisations(trx, actor))
  if (!seen?.mayChange) error(404, 'Not found')
  return {
    frame: frameOf(event, { room: 'people' }),
    here: `${base}/organisations`,
    partOf: event.url.searchParams.get('part-of') ?? '',
    parents: seen.open,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base, today } = within(event)
    const given = await boxesOf(event, ['name', 'code', 'kind', 'sector', 'partOf', 'openedOn'])
    const result = await addOrganisation(event.locals.app, actor, given, today)
    if (!isRefusal(result)) redirect(303, `${base}/organisations/${result.code}?done=added`)
    if (result.refused === 'not-allowed') error(404, 'Not found')
    const told = tell(result, organisationWords(event.locals.locale))
    return fail(refusalCodes[result.refused].status, { given, told })
  },
}
