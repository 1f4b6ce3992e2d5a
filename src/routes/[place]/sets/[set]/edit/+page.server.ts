import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal, refusalCodes } from '#src/kernel/refusal.ts'
import { tell } from '#src/organisations/sentence.ts'
import { mayDo } from '#src/rights/policy.ts'
import { changeSet } from '#src/sets/change-set.action.ts'
import { loadSet } from '#src/sets/load-set.action.ts'
import { setWords } from '#src/sets/words.ts'
import { frameOf, within } from '../../../../frame.ts'
import { boxesOf } from '../../../organisations/form-boxes.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor } = within(event)
  if (!mayDo(actor, 'indicator.change')) error(404, 'Not found')
  return { frame: frameOf(event, { room: 'performance' }), here: hereOf(event), set: await standing(event) }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor } = within(event)
    const given = await boxesOf(event, ['name', 'kind', 'source', 'version'])
    const { app, locale } = event.locals
    const set = await changeSet(app, actor, event.params.set, given, Number(given.version))
    if (!isRefusal(set)) redirect(303, `${hereOf(event)}?done=saved`)
    if (set.refused === 'not-allowed' || set.refused === 'not-found') error(404, 'Not found')
    const theirs = set.refused === 'conflict' ? await standing(event) : null
    return fail(refusalCodes[set.refused].status, { given, theirs, told: tell(set, setWords(locale)) })
  },
}

const hereOf = (event: RequestEvent): string =>
  `${within(event).base}/sets/${encodeURIComponent(event.params.set)}`

async function standing(event: RequestEvent) {
  const { place, actor } = within(event)
  const set = await readTenant(event.locals.app.db, place.id, (trx) => loadSet(trx, actor, event.params.set))
  return set ?? error(404, 'Not found')
}
