import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMailServer, noMailServer, type MailServer } from '../../test/worlds/a-mail-server.ts'
import { aRemindedReturn, messagesOf, writingApp } from '../../test/worlds/a-reminded-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { londonDate, londonInstant, workingDaysAfter } from '../kernel/london.ts'
import { countWaiting } from '../mail/outbox-list.sql.ts'
import { openPost, type Post } from '../mail/post.action.ts'
import { sendNext } from '../mail/send-next.action.ts'
import type { Place } from '../places/place.ts'
import { reminderKinds } from './reminder-letter.ts'
import { writeReminders } from './write-reminders.action.ts'

let app: App
let server: MailServer
let well: Post
let down: Post
beforeAll(async () => {
  app = await writingApp()
  server = await aMailServer()
  well = openPost({ url: server.url, from: 'performance@example.gov.uk' })
  down = openPost({ url: await noMailServer(), from: 'performance@example.gov.uk' })
})
afterAll(async () => {
  well.close()
  down.close()
  await server.close()
})

const today = londonDate(new Date())
/** So many working days from today, at a clock of the test's own. */
const at = (days: number, time = '10:00'): Date => londonInstant(`${workingDaysAfter(today, days)}T${time}`)
const waitingNow = (place: Place) => readTenant(app.db, place.id, (trx) => countWaiting(trx, reminderKinds))

async function sendAll(place: Place, now: Date): Promise<number> {
  // What was tried in vain a moment ago waits for its next turn, which has come by now.
  await app.db.pool.query('update outbox set due_at = written_at where tenant_id = $1', [place.id])
  let sent = 0
  while ((await sendNext(app, well, place, now)) === 'sent') sent += 1
  return sent
}

it('while the mail server is down for two days everything waits, the page can say since when, and then each gets one letter', async () => {
  const opened = await aRemindedReturn(app)
  const { place } = opened
  // The day of the return is the second working day from now; whatever waits is of use for as long as the test lasts.
  await app.db.pool.query('update round set due_on = $1 where tenant_id = $2', [
    workingDaysAfter(today, 2),
    place.id,
  ])
  const keep = () =>
    app.db.pool.query(`update outbox set ends_at = '2099-01-01' where tenant_id = $1`, [place.id])

  expect(await writeReminders(app, place, at(1))).toBe(2)
  await keep()
  expect(await sendNext(app, down, place, at(1))).toBe('server')
  expect(await waitingNow(place)).toEqual({ waiting: 2, serverAwaySince: at(1) })
  for (const time of ['11:00', '15:00']) expect(await writeReminders(app, place, at(1, time))).toBe(0)

  // The next rung takes the place of the one that still waits.
  expect(await writeReminders(app, place, at(3))).toBe(2)
  await keep()
  expect(await messagesOf(opened)).toEqual([
    'return-due Collator cancelled',
    'return-due Director cancelled',
    'return-late Collator waiting',
    'return-late Director waiting',
    'return-open Collator cancelled',
    'return-open Director cancelled',
  ])
  expect(await waitingNow(place)).toEqual({ waiting: 2, serverAwaySince: at(1) })

  expect(await sendAll(place, at(3, '12:00'))).toBe(2)
  expect(server.taken.map(({ headers }) => headers.get('subject'))).toEqual([
    '1 working day late: Waste return',
    '1 working day late: Waste return',
  ])
  expect(new Set(server.taken.flatMap(({ to }) => to)).size).toBe(2)
  expect(await waitingNow(place)).toEqual({ waiting: 0, serverAwaySince: null })
})
