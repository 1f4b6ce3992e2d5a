import { readTenant } from '#src/db/tenant.ts'
import { loadCategoryScores } from '#src/targets/load-categories.action.ts'
import { targetWords } from '#src/targets/words.ts'
import { frameOf, within } from '../../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today } = within(event)
  const words = targetWords(event.locals.locale)
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [
        [words.performance, '/indicators'],
        [words.workbench.title, '/targets'],
      ],
    }),
    scores: await readTenant(event.locals.app.db, place.id, (trx) => loadCategoryScores(trx, actor, today)),
  }
}
