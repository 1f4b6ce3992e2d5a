import type { App } from '../db/app.ts'
import { londonDate } from '../kernel/london.ts'
import { samePeriod, type Period } from '../kernel/period.ts'
import { sendsMail } from '../mail/write-message.action.ts'
import { findPlaceHere } from '../places/place.sql.ts'
import type { Change } from '../record/make-change.action.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import { listAwaited } from './awaited.sql.ts'
import { remind } from './remind.action.ts'

/** Tells those who fill in the returns of a quarter that they are open, from the morning of the day on which they are. */
export async function tellOpened(
  app: Pick<App, 'dataDir' | 'mail'>,
  change: Change,
  period: Period,
): Promise<void> {
  const place = await findPlaceHere(change.trx, change.tenantId)
  if (!place || !sendsMail(app, place)) return
  const actors = await listActors(change.trx, change.tenantId, londonDate(change.at))
  for (const asked of await listAwaited(change.trx))
    if (samePeriod(asked.period, period))
      await remind(app, change, place, asked, { kind: 'return-open', name: 'open', tellsLead: false }, actors)
}
