import type { App } from '../db/app.ts'
import { seal } from '../credentials/seal.action.ts'
import type { Place } from '../places/place.ts'
import type { Change } from '../record/make-change.action.ts'
import { isAddress } from './is-address.ts'
import { oneLine } from './one-line.ts'
import type { NewMessage } from './message.ts'
import { insertMessage, insertSecret } from './outbox.sql.ts'

/** The purpose for which the end of a link is sealed: what is sealed for another opens nothing here. */
export const purposeOfSecret = 'outbox'

/** Is mail sent from this place at all? A demonstration writes to nobody: anybody may try it, as anybody. */
export function sendsMail({ mail }: Pick<App, 'mail'>, place: Pick<Place, 'isDemonstration'>): boolean {
  return mail !== undefined && !place.isDemonstration
}

/**
 * Writes a message in the transaction of the change that causes it; the worker sends it once that is done. An address
 * that mail cannot be sent to is kept as failed, for the administrator to see. Answers false where it was written before.
 */
export async function writeMessage(
  app: Pick<App, 'dataDir'>,
  change: Pick<Change, 'trx' | 'tenantId' | 'at'>,
  message: NewMessage,
): Promise<boolean> {
  const { trx, tenantId, at } = change
  const isUsable = isAddress(message.address)
  const id = await insertMessage(
    trx,
    tenantId,
    { ...message, subject: oneLine(message.subject) },
    at,
    isUsable ? '' : 'address-not-usable',
  )
  if (id === undefined) return false
  if (isUsable && message.secret !== undefined)
    await insertSecret(
      trx,
      tenantId,
      id,
      await seal(app.dataDir, purposeOfSecret, Buffer.from(message.secret)),
    )
  return true
}
