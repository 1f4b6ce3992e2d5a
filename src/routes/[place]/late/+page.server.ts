import { readTenant } from '#src/db/tenant.ts'
import { loadLate } from '#src/deadlines/load-late.action.ts'
import { deadlineWords } from '#src/deadlines/words.ts'
import { londonDate, londonTime } from '#src/kernel/london.ts'
import { frameOf, viewOf, whenText, within } from '../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base, today } = within(event)
  const view = viewOf(event)
  const words = deadlineWords(event.locals.locale)
  const late = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadLate(trx, actor, view.period, today),
  )
  const away = late?.reminders?.serverAwaySince
  return {
    frame: frameOf(event, {
      room: 'returns',
      trail: [[words.returns, '/returns']],
      apiHref: 'late',
    }),
    returns: `${base}/returns`,
    here: `${base}/late`,
    ignored: view.ignored,
    late,
    reminders: late?.reminders && {
      waiting: late.reminders.waiting,
      since: away ? (londonDate(away) === today ? londonTime(away) : whenText(away)) : null,
    },
  }
}
