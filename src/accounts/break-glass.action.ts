import type { App } from '../db/app.ts'
import { outsideTenants, readTenant } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { insertPerson } from '../people/person.sql.ts'
import { timeIn, type Place } from '../places/place.ts'
import { makeChange } from '../record/make-change.action.ts'
import type { Author } from '../record/entry.ts'
import { insertGrant } from '../rights/grant.sql.ts'
import { findPersonOf, insertBreakGlass, listBreakGlass } from './account.sql.ts'
import { makeSignInLink } from './sign-in.action.ts'

/** For when nobody else can get in: the provider is down, or the last administrator has gone. */
const post = 'Break-glass administrator'
const minutesOfLink = 60
const dayMs = 86_400_000

/**
 * A link by which whoever sits at the keyboard of the machine becomes an administrator of the place, once, today and
 * tomorrow. It asks no provider, and the record of the place says that it was done.
 */
export async function breakGlass(
  app: App,
  place: Place,
  now: Date,
  author: Author,
): Promise<{ token: string; minutes: number } | Refusal> {
  const accountId = await breakGlassAccount(app, place)
  const [today, tomorrow] = [0, dayMs].map((later) =>
    londonDate(timeIn(place, new Date(now.getTime() + later))),
  )
  const done = await makeChange(app.db, place.id, author, async (change) => {
    const known = await findPersonOf(change.trx, [accountId])
    const personId =
      known?.personId ?? (await insertPerson(change.trx, place.id, { accountId, name: post, post }))
    await insertGrant(change.trx, place.id, {
      personId,
      role: 'system-administrator',
      startsOn: today ?? '',
      endsOn: tomorrow ?? '',
      reason: post,
    })
    return change.record({
      as: 'system-administrator',
      action: 'break-glass-opened',
      subjectKind: 'person',
      subject: String(personId),
      after: { post, role: 'system-administrator', until: tomorrow ?? '' },
    })
  })
  if (isRefusal(done)) return done
  app.log.warn({ accountId, place: place.shortName }, 'A break-glass link was made')
  return { token: await makeSignInLink(app.db, accountId, minutesOfLink), minutes: minutesOfLink }
}

async function breakGlassAccount(app: App, place: Place): Promise<number> {
  const accounts = await outsideTenants(app.db, listBreakGlass)
  const known = await readTenant(app.db, place.id, (trx) => findPersonOf(trx, accounts))
  return known?.accountId ?? outsideTenants(app.db, insertBreakGlass)
}
