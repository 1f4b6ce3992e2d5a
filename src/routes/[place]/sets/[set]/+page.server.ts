import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadAllocation } from '#src/targets/load-allocation.action.ts'
import { targetWords } from '#src/targets/words.ts'
import { frameOf, within } from '../../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { set } = event.params
  const isGapsOnly = event.url.searchParams.get('gaps') === 'only'
  const register = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadAllocation(trx, actor, set, isGapsOnly),
  )
  if (!register) error(404, 'Not found')
  const words = targetWords(event.locals.locale)
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [
        [words.performance, '/indicators'],
        [words.workbench.title, '/targets'],
      ],
    }),
    base,
    here: `${base}/sets/${encodeURIComponent(set)}`,
    set,
    isGapsOnly,
    register,
  }
}
