import { listAddressees } from '../mail/address.sql.ts'
import type { NewMessage } from '../mail/message.ts'
import { findPlaceHere } from '../places/place.sql.ts'
import type { Change } from '../record/make-change.action.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { findLinkedReturn } from './link.sql.ts'
import { makeLink } from './make-link.action.ts'
import { hasAccount } from './reachable.sql.ts'

/**
 * A letter about a return as it goes to somebody without an account: its address opens that return by a link made for
 * them here. To anybody else it goes as it is. Who is to get it is for the caller to decide.
 */
export async function withLink<Mail extends Pick<NewMessage, 'letter'>>(
  change: Change,
  returnId: number,
  personId: number,
  mail: Mail,
): Promise<Mail & { secret?: string }> {
  const { trx, tenantId } = change
  if (await hasAccount(trx, personId)) return mail
  const place = await findPlaceHere(trx, tenantId)
  const about = await findLinkedReturn(trx, partsOfOpened, returnId)
  const [to] = await listAddressees(trx, [personId], dayOfChange(change))
  if (!place || !about || !to) return mail
  const { secret } = await makeLink(change, place, about, to, { as: 'reminders', by: null, note: '' })
  return { ...mail, letter: { ...mail.letter, link: { ...mail.letter.link, path: '/link' } }, secret }
}
