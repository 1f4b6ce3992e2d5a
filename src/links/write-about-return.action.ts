import type { App } from '../db/app.ts'
import type { MessageKind, NewMessage } from '../mail/message.ts'
import { isWritten } from '../mail/outbox.sql.ts'
import { writeMessage } from '../mail/write-message.action.ts'
import { findPlaceHere } from '../places/place.sql.ts'
import type { Change } from '../record/make-change.action.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { openedByLink } from './link-letter.ts'
import { findLinkedReturn } from './link.sql.ts'
import { makeLink, type LinkMade } from './make-link.action.ts'
import { findLinkless } from './reachable.sql.ts'

/** Letters that ask their reader to fill in the return. */
const asking: ReadonlySet<MessageKind> = new Set(['return-open', 'return-due', 'return-late'])

/**
 * Writes a letter about a return. To somebody who has no account it goes with a link that opens the return; to anybody else
 * as it is. Answers false, and makes no link, where it was written before.
 */
export async function writeAboutReturn(
  app: Pick<App, 'dataDir'>,
  change: Change,
  returnId: number,
  message: NewMessage,
): Promise<boolean> {
  if (!asking.has(message.kind) || (await isWritten(change.trx, message.reasonKey)))
    return writeMessage(app, change, message)
  const link = await giveLinkFor(change, returnId, message.personId)
  if (!link) return writeMessage(app, change, message)
  return writeMessage(app, change, {
    ...message,
    letter: openedByLink(message.letter, link.endsOn),
    secret: link.secret,
  })
}

/** A link for somebody without an account, in a letter of the product's own; null for anybody else. */
export async function giveLinkFor(
  change: Change,
  returnId: number,
  personId: number,
): Promise<LinkMade | null> {
  const { trx, tenantId } = change
  const to = await findLinkless(trx, personId)
  const place = to && (await findPlaceHere(trx, tenantId))
  const about = place && (await findLinkedReturn(trx, partsOfOpened, returnId))
  return about ? makeLink(change, place, about, to, { as: 'reminders', by: null, note: '' }) : null
}
