import { unseal } from '../credentials/seal.action.ts'
import type { App } from '../db/app.ts'
import { inTenant, type TenantTransaction } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import type { Place } from '../places/place.ts'
import { messageKinds, needsSecret, type WaitingMessage } from './message.ts'
import { findAddressNow } from './address.sql.ts'
import { isAddress } from './is-address.ts'
import { nextTry } from './next-try.ts'
import { lockNext, markCancelled, markFailed, markSent, markTried, readdress } from './outbox.sql.ts'
import type { Post } from './post.action.ts'
import { problemOf } from './problem-of.ts'
import { renderLetter } from './render-letter.ts'
import { isWorkingTime } from './working-time.ts'
import { purposeOfSecret } from './write-message.action.ts'

/** What became of the message whose turn it was; `server`: the mail server itself is in trouble. */
export type Sending = 'nothing' | 'sent' | 'later' | 'failed' | 'cancelled' | 'server'

/**
 * Sends the next message of a place. Its row is held while the mail server takes it, and is marked as sent in the same
 * transaction: a worker that is killed on the way leaves it waiting, so it goes out at least once, with the same
 * Message-ID, and stands in the record as sent once.
 */
export async function sendNext(
  app: Pick<App, 'db' | 'dataDir' | 'publicOrigin'>,
  post: Post,
  place: Pick<Place, 'id'>,
  now: Date,
): Promise<Sending> {
  return inTenant(app.db, place.id, async (trx) => {
    const message = await lockNext(trx, now, isWorkingTime(now))
    if (!message) return 'nothing'
    const { id, attempts } = message
    if (message.endsAt <= now) return failed(trx, id, 'too-old', attempts)
    const address = await addressOf(trx, message, now)
    if (address === null) return 'cancelled'
    const href = await hrefOf(app, message)
    if (href === null) return failed(trx, id, 'link-gone', attempts)
    const problem = await post
      .send({
        to: address,
        subject: message.subject,
        messageId: `${message.messageId}@${new URL(app.publicOrigin).hostname}`,
        ...renderLetter(message.letter, href),
      })
      .then(() => null, problemOf)
    if (!problem) {
      await markSent(trx, id, now)
      return 'sent'
    }
    if (problem.isFinal) {
      await markFailed(trx, id, problem, attempts + 1)
      return 'failed'
    }
    await markTried(trx, id, problem, now, nextTry(attempts + 1, now))
    return problem.of === 'server' ? 'server' : 'later'
  })
}

/**
 * Mail about work follows the person: to the address they have by now, and to nobody who has left since it was written. A
 * letter that lets somebody in goes where it was meant to, or nowhere.
 */
async function addressOf(
  trx: TenantTransaction,
  { id, kind, personId, address }: WaitingMessage,
  now: Date,
): Promise<string | null> {
  if (!messageKinds[kind].inWorkingHours) return address
  const found = await findAddressNow(trx, personId, londonDate(now))
  if (found?.isGone) {
    await markCancelled(trx, id)
    return null
  }
  const current = found?.address ?? address
  if (current === address || !isAddress(current)) return address
  await readdress(trx, id, current)
  return current
}

async function failed(
  trx: TenantTransaction,
  id: number,
  code: 'too-old' | 'link-gone',
  attempts: number,
): Promise<Sending> {
  await markFailed(trx, id, { code, reply: '' }, attempts)
  return 'failed'
}

/** The whole address of the letter's link; null where its end is gone, or was sealed with another key. */
async function hrefOf(
  { dataDir, publicOrigin }: Pick<App, 'dataDir' | 'publicOrigin'>,
  { letter, sealed }: WaitingMessage,
): Promise<string | null> {
  const href = `${publicOrigin}${letter.link.path}`
  if (!needsSecret(letter)) return href
  if (sealed === null) return null
  const secret = await unseal(dataDir, purposeOfSecret, sealed).catch(() => null)
  return secret === null ? null : `${href}/${secret.toString()}`
}
