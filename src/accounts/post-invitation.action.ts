import type { App } from '../db/app.ts'
import { daysAfter } from '../kernel/day.ts'
import { londonDate } from '../kernel/london.ts'
import { listAddressees } from '../mail/address.sql.ts'
import { isAddress } from '../mail/is-address.ts'
import { cancelAbout } from '../mail/outbox.sql.ts'
import { sendsMail, writeMessage } from '../mail/write-message.action.ts'
import { findPlaceHere } from '../places/place.sql.ts'
import type { Change } from '../record/make-change.action.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'
import { addedLetter, invitationLetter } from './invitation-letter.ts'

const daysOfInvitation = 7
const invitationPath = '/invitation/'

/**
 * Sends the link of an invitation by mail, in the change that makes it; one that still waits from before is not sent any
 * more. Answers the address, or null where no mail goes out and the link is to be handed over by hand.
 */
export async function postInvitation(
  app: Pick<App, 'dataDir' | 'mail'>,
  change: Change,
  personId: number,
  link: string | null,
): Promise<string | null> {
  const { trx, tenantId, at } = change
  const place = await findPlaceHere(trx, tenantId)
  if (link === null || !place || !sendsMail(app, place)) return null
  const [addressee] = await listAddressees(trx, [personId], dayOfChange(change))
  if (!addressee || !isAddress(addressee.address)) return null
  const isNew = link.startsWith(invitationPath)
  const about = `invitation/${personId}`
  await cancelAbout(trx, about)
  const until = daysAfter(londonDate(at), daysOfInvitation)
  const mail = isNew
    ? invitationLetter(place, addressee.post, until)
    : addedLetter(place, addressee.post, link)
  await writeMessage(app, change, {
    kind: isNew ? 'invitation' : 'added',
    reasonKey: `${about}/${change.sequence}`,
    about,
    personId,
    address: addressee.address,
    ...mail,
    ...(isNew ? { secret: link.slice(invitationPath.length) } : {}),
  })
  return addressee.address
}
