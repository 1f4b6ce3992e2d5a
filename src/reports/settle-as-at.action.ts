import type { App } from '../db/app.ts'
import { inTenant } from '../db/tenant.ts'
import type { Place } from '../places/place.ts'
import { timeIn } from '../places/place.ts'
import { lockHead } from '../record/audit.sql.ts'
import { settledMoment } from './settled-moment.ts'

const dayMs = 86_400_000

/**
 * The moment a report is as at: the one asked for, or now where none is asked for or it is not over yet. Waits for a
 * change that is being made, which bears an earlier time than it is seen at.
 */
export async function settleAsAt(
  app: Pick<App, 'db'>,
  place: Place,
  asked: Date | null,
  now: Date,
): Promise<Date> {
  if (asked && timeIn(place, now).getTime() - asked.getTime() > dayMs) return asked
  return inTenant(app.db, place.id, async (trx) => {
    const head = await lockHead(trx)
    if (!head) throw new Error(`place ${place.id} has no record of changes`)
    const settled = settledMoment(head.now, head.at)
    return asked && asked < settled ? asked : settled
  })
}
