import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { isRefusal, refuse } from '../kernel/refusal.ts'
import { isWorkingTime } from '../mail/working-time.ts'
import { sendsMail } from '../mail/write-message.action.ts'
import type { Place } from '../places/place.ts'
import type { Author } from '../record/entry.ts'
import { makeChange } from '../record/make-change.action.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import { listAwaited, type AwaitedReturn } from './awaited.sql.ts'
import { prepareLetters } from './prepare-letters.action.ts'
import { remind } from './remind.action.ts'
import { rungDue, rungName, type Rung } from './reminders-due.ts'

const author: Author = { personId: null, name: 'Reminders', requestId: 'reminders' }

/**
 * Writes the reminders of the day, in working hours; as often as it is asked, each of them once. Answers how many messages
 * were written.
 */
export async function writeReminders(
  app: Pick<App, 'db' | 'dataDir' | 'mail'>,
  place: Place,
  now: Date,
): Promise<number> {
  if (!sendsMail(app, place) || !isWorkingTime(now)) return 0
  const today = londonDate(now)
  const standing = await readTenant(app.db, place.id, (trx) => listOnRung(trx, today))
  let count = 0
  for (let from = 0; from < standing.length; from += portion) {
    const ids = standing.slice(from, from + portion).map(({ asked }) => asked.id)
    count += await writePortion(app, place, today, new Set(ids))
  }
  return count
}

/**
 * So many returns are reminded of in one change: whoever saves or sends one meanwhile waits for these and no more. 400 in
 * one change kept everybody waiting until pages were refused.
 */
const portion = 20

async function writePortion(
  app: Pick<App, 'db' | 'dataDir'>,
  place: Place,
  today: string,
  ids: ReadonlySet<number>,
): Promise<number> {
  const written = await makeChange(app.db, place.id, author, async (change) => {
    // Looked at again: another worker may have written to them, or they have been sent in.
    const due = (await listOnRung(change.trx, today)).filter(({ asked }) => ids.has(asked.id))
    const actors = await listActors(change.trx, place.id, today)
    let count = 0
    for (const { asked, rung } of due) {
      const reminding = { ...rung, name: rungName(rung, asked) }
      const prepared = await prepareLetters(change.trx, place, asked, reminding, actors, today)
      count += await remind(app, change, asked, reminding, prepared)
    }
    // Nobody has an address: nothing has happened.
    if (count === 0) return refuse('conflict', 'nobody-to-remind')
    await change.record({
      as: 'reminders',
      action: 'reminders-written',
      subjectKind: 'place',
      subject: place.shortName,
      after: { messages: count, departments: due.map(({ asked }) => asked.organisationCode) },
    })
    return count
  })
  return isRefusal(written) ? 0 : written
}

/** Returns that stand on a rung today on which nobody has been written to. */
async function listOnRung(
  trx: TenantTransaction,
  today: string,
): Promise<{ asked: AwaitedReturn; rung: Rung }[]> {
  return (await listAwaited(trx)).flatMap((asked) => {
    const rung = rungDue(asked, today)
    return rung && !asked.rungsWritten.includes(rungName(rung, asked)) ? { asked, rung } : []
  })
}
