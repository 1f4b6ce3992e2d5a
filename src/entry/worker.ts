import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { writeReminders } from '../reminders/write-reminders.action.ts'
import { restOfServer } from '../mail/next-try.ts'
import type { MailSettings, Post } from '../mail/post.action.ts'
import { sendNext, type Sending } from '../mail/send-next.action.ts'
import { listPlaces } from '../places/place.sql.ts'
import type { Place } from '../places/place.ts'

export interface RunningWorker {
  /** Ends what is being sent, takes nothing new, and lets go of the mail server. */
  stop(): Promise<void>
}

const idleMs = 2_000
const betweenRemindersMs = 300_000

/** Does what nobody waits for: writes the reminders of the day, and sends the mail that the outbox of each place holds. Without a mail server it does nothing. */
export async function startWorker(app: App, mail: MailSettings | undefined): Promise<RunningWorker> {
  if (!mail) return { stop: () => Promise.resolve() }
  // The library is read only where there is something for it to do.
  const { openPost, sendersAtOnce } = await import('../mail/post.action.ts')
  const post = openPost(mail)
  const ending = new AbortController()
  const isEnding = (): boolean => ending.signal.aborted || app.isStopping()
  const rest = (ms: number): Promise<unknown> =>
    pause(ms, undefined, { signal: ending.signal }).catch(() => undefined)

  const sending = (async () => {
    let failures = 0
    while (!isEnding()) {
      const isServerWell = await sendAll(app, post, sendersAtOnce, isEnding).catch((error: unknown) => {
        app.log.error({ err: error }, 'Mail could not be sent')
        return false
      })
      failures = isServerWell ? 0 : failures + 1
      if (failures === 1) app.log.warn({ server: app.mail?.server }, 'The mail server takes nothing')
      await rest(failures === 0 ? idleMs : restOfServer(failures))
    }
  })()

  const reminding = (async () => {
    while (!isEnding()) {
      await remindAll(app, isEnding).catch((error: unknown) => {
        app.log.error({ err: error }, 'Reminders could not be written')
      })
      await rest(betweenRemindersMs)
    }
  })()

  return {
    async stop() {
      ending.abort()
      await Promise.all([sending, reminding])
      post.close()
    },
  }
}

async function remindAll(app: App, isEnding: () => boolean): Promise<void> {
  for (const place of await outsideTenants(app.db, listPlaces))
    if (!isEnding()) await writeReminders(app, place, new Date())
}

/** Sends what is due in every place that writes to people; false as soon as the mail server itself is in trouble. */
async function sendAll(app: App, post: Post, atOnce: number, isEnding: () => boolean): Promise<boolean> {
  const places = await outsideTenants(app.db, listPlaces)
  for (const place of places.filter(({ isDemonstration }) => !isDemonstration)) {
    const first = await sendOne(app, post, place)
    if (first === 'nothing') continue
    if (first === 'server') return false
    const ends = await Promise.all(
      Array.from({ length: atOnce }, () => sendUntilEmpty(app, post, place, isEnding)),
    )
    if (ends.includes('server')) return false
  }
  return true
}

async function sendUntilEmpty(app: App, post: Post, place: Place, isEnding: () => boolean): Promise<Sending> {
  while (!isEnding()) {
    const became = await sendOne(app, post, place)
    if (became === 'nothing' || became === 'server') return became
  }
  return 'nothing'
}

const sendOne = (app: App, post: Post, place: Place): Promise<Sending> =>
  sendNext(app, post, place, new Date())
