import type { App } from '../db/app.ts'
import { londonDate } from '../kernel/london.ts'
import type { Period } from '../kernel/period.ts'
import { sendsMail } from '../mail/write-message.action.ts'
import { findPlaceHere } from '../places/place.sql.ts'
import type { Change } from '../record/make-change.action.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import { listAwaited } from './awaited.sql.ts'
import { prepareLetters } from './prepare-letters.action.ts'
import { remind } from './remind.action.ts'

/** Tells those who fill in the returns of a quarter that they are open, from the morning of the day on which they are. */
export async function tellOpened(
  app: Pick<App, 'dataDir' | 'mail'>,
  change: Change,
  period: Period,
): Promise<void> {
  const place = await findPlaceHere(change.trx, change.tenantId)
  if (!place || !sendsMail(app, place)) return
  const today = londonDate(change.at)
  const actors = await listActors(change.trx, change.tenantId, today)
  const reminding = { kind: 'return-open', name: 'open', tellsLead: false } as const
  for (const asked of await listAwaited(change.trx, period)) {
    const prepared = await prepareLetters(change.trx, place, asked, reminding, actors, today)
    await remind(app, change, asked, reminding, prepared)
  }
}
