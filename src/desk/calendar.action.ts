import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { hashOfToken, newToken } from '../credentials/token.action.ts'
import { londonDate } from '../kernel/london.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { timeIn, type Place } from '../places/place.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { findActor } from '../rights/find-actor.sql.ts'
import type { Locale } from '../ui/messages.ts'
import { calendarFile } from './calendar-file.ts'
import {
  deleteCalendarKey,
  findCalendarHolder,
  findCalendarKey,
  replaceCalendarKey,
} from './calendar-key.sql.ts'
import { deadlinesOf } from './deadlines-of.ts'
import { loadDesk } from './load-desk.action.ts'
import { deskWords } from './words.ts'

/** When somebody's own key was made; null where they have none. */
export async function loadCalendarKey(trx: TenantTransaction, actor: Actor): Promise<Date | null> {
  return (await findCalendarKey(trx, actor.personId))?.madeAt ?? null
}

/** A new key for one's own deadlines, answered once; the one before opens nothing any more. */
export async function makeCalendarKey(
  app: Pick<App, 'db'>,
  actor: Actor,
  isUnderstood: boolean,
): Promise<{ key: string } | Refusal> {
  if (actor.readsOnly) return refuse('not-allowed', 'reads-only')
  if (!isUnderstood) return refuse('invalid', 'calendar-not-understood')
  const { token, hash } = newToken()
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    await replaceCalendarKey(change.trx, actor.tenantId, actor.personId, hash, change.at)
    await change.record({
      as: actor.grants[0]?.role ?? '',
      action: 'calendar-key-made',
      subjectKind: 'person',
      subject: String(actor.personId),
    })
    return { key: token }
  })
}

/** From now on nobody reads one's deadlines by the key. */
export async function endCalendarKey(app: Pick<App, 'db'>, actor: Actor): Promise<'ended' | Refusal> {
  if (actor.readsOnly) return refuse('not-allowed', 'reads-only')
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    if (!(await deleteCalendarKey(change.trx, actor.personId))) return refuse('conflict', 'calendar-no-key')
    await change.record({
      as: actor.grants[0]?.role ?? '',
      action: 'calendar-key-ended',
      subjectKind: 'person',
      subject: String(actor.personId),
    })
    return 'ended'
  })
}

/**
 * The deadlines of whoever the key belongs to, with the rights they hold today, as an iCalendar file; null where it is
 * nobody's. What needs somebody and when, and no figure.
 */
export async function calendarBy(
  app: Pick<App, 'db' | 'publicOrigin'>,
  place: Place,
  key: string,
  now: Date,
  locale: Locale,
): Promise<string | null> {
  if (!/^[\w-]{43}$/.test(key)) return null
  const here = timeIn(place, now)
  const today = londonDate(here)
  const words = deskWords(locale)
  return readTenant(app.db, place.id, async (trx) => {
    const personId = await findCalendarHolder(trx, hashOfToken(key), today)
    if (personId === undefined) return null
    const actor = await findActor(trx, place.id, { personId }, today, { requestId: '' })
    if (!actor || actor.grants.length === 0) return null
    const { tasks } = await loadDesk(trx, actor, today)
    const base = `${app.publicOrigin}/${place.shortName}`
    const deadlines = deadlinesOf(tasks, base, (task) => words.what[task.kind](task.about))
    return calendarFile(words.calendar.name(place.name), deadlines, now)
  })
}
