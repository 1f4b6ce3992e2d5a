import { readTenant } from '#src/db/tenant.ts'
import { mayDo } from '#src/rights/policy.ts'
import { setWords } from '#src/sets/words.ts'
import { loadSets } from '#src/targets/load-allocation.action.ts'
import { frameOf, within } from '../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base, today } = within(event)
  const words = setWords(event.locals.locale)
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [[words.performance, '/indicators']],
      apiHref: 'sets',
    }),
    base,
    mayChange: mayDo(actor, 'indicator.change'),
    sets: await readTenant(event.locals.app.db, place.id, (trx) => loadSets(trx, actor, today)),
  }
}
