import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { placesOf } from '../accounts/places-of.action.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { eraseMessagesTo } from '../mail/outbox.sql.ts'
import { formerName } from '../people/person.ts'
import { findPerson, updateErased } from '../people/person.sql.ts'
import { listPlaces } from '../places/place.sql.ts'
import type { Place } from '../places/place.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { checkReason } from '../rights/check-grant.ts'
import { dayOfChange, decideNow } from '../rights/grants-now.action.ts'
import { decide } from '../rights/policy.ts'
import { deleteCalendarKey } from './calendar-key.sql.ts'
import { emptyAccount } from './erase-account.sql.ts'
import { appendErased, readErased } from './erased-list.action.ts'

/**
 * Erases the personal data of somebody who has left: name, e-mail, the key to what the record says of them, and the
 * account unless another place has it too. What they did stays under their post, and the record still verifies.
 */
export async function erasePerson(
  app: Pick<App, 'db' | 'dataDir'>,
  actor: Actor,
  place: Pick<Place, 'shortName'>,
  id: number,
  typedReason: string,
): Promise<'erased' | Refusal> {
  const first = decide(actor, 'person.erase')
  if (!first.allowed) return refuse('not-allowed', first.why)
  const reason = storableText(typedReason)
  const findings = [...checkReason(reason)]
  if (findings.length > 0) return refuse('invalid', 'grant-has-problems', { problems: 1 }, findings)
  const accountId = await makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const verdict = await decideNow(change, actor, 'person.erase')
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const person = await findPerson(change.trx, id, dayOfChange(change))
    if (!person) return refuse('not-found', 'person-not-found')
    if (person.state !== 'left') return refuse('conflict', 'erase-before-leaving')
    if (person.isErased) return refuse('conflict', 'erased-already')
    // Before the commit: a list that names too many erases nobody who is still here.
    await appendErased(app, { place: place.shortName, personId: id, erasedAt: change.at.toISOString() })
    await eraseIn(change, id, verdict.as, reason)
    return person.accountId
  })
  if (isRefusal(accountId)) return accountId
  if (accountId !== null) await eraseAccount(app, accountId)
  return 'erased'
}

async function eraseIn(change: Change, id: number, as: string, reason: string): Promise<void> {
  await updateErased(change.trx, id, change.at, formerName)
  await eraseMessagesTo(change.trx, id)
  await deleteCalendarKey(change.trx, id)
  await change.record({
    as,
    action: 'person-erased',
    subjectKind: 'person',
    subject: String(id),
    reason,
  })
}

async function eraseAccount(app: Pick<App, 'db'>, accountId: number): Promise<void> {
  if ((await placesOf(app.db, accountId)).length > 0) return
  await outsideTenants(app.db, (trx) => emptyAccount(trx, accountId))
}

/** After a restore: erases again whoever was erased since the backup was taken. Answers how many. */
export async function eraseAgain(app: Pick<App, 'db' | 'dataDir'>): Promise<number> {
  const places = await outsideTenants(app.db, listPlaces)
  let erased = 0
  for (const { place: shortName, personId } of await readErased(app)) {
    const place = places.find((known) => known.shortName === shortName)
    if (!place) continue
    const author = { personId: null, name: 'Restore', requestId: 'restore' }
    const accountId = await makeChange(app.db, place.id, author, async (change) => {
      const person = await findPerson(change.trx, personId, dayOfChange(change))
      if (!person || person.isErased) return refuse('not-found', 'person-not-found')
      await eraseIn(change, personId, 'set-up', 'Erased again after a restore')
      return person.accountId
    })
    if (isRefusal(accountId)) continue
    erased += 1
    if (accountId !== null) await eraseAccount(app, accountId)
  }
  return erased
}
