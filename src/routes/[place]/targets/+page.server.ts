import { readTenant } from '#src/db/tenant.ts'
import { readPeriod } from '#src/kernel/read-period.ts'
import { loadWorkbench } from '#src/targets/load-workbench.action.ts'
import { targetWords } from '#src/targets/words.ts'
import { frameOf, within } from '../../frame.ts'
import { noticeOf } from './targets-doorway.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base, today } = within(event)
  const asked = (name: string): string => event.url.searchParams.get(name) ?? ''
  const reading = readPeriod(asked('year'), 'financial-year')
  const query = {
    card: asked('card'),
    set: asked('set'),
    year: reading.is === 'one' ? reading.period : null,
    today,
  }
  const bench = await readTenant(event.locals.app.db, place.id, (trx) => loadWorkbench(trx, actor, query))
  const { performance } = targetWords(event.locals.locale)
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [[performance, '/indicators']],
      apiHref: 'target-proposals',
      ...noticeOf(event),
    }),
    base,
    bench,
  }
}
