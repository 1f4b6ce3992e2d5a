import { readTenant } from '#src/db/tenant.ts'
import { loadLate } from '#src/deadlines/load-late.action.ts'
import { deadlineWords } from '#src/deadlines/words.ts'
import { frameOf, viewOf, within } from '../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base, today } = within(event)
  const view = viewOf(event)
  return {
    frame: frameOf(event, {
      room: 'returns',
      trail: [[deadlineWords(event.locals.locale).returns, '/returns']],
      apiHref: 'late',
    }),
    returns: `${base}/returns`,
    here: `${base}/late`,
    ignored: view.ignored,
    late: await readTenant(event.locals.app.db, place.id, (trx) => loadLate(trx, actor, view.period, today)),
  }
}
