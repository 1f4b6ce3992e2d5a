import type { App } from '../db/app.ts'
import { listAddressees } from '../mail/address.sql.ts'
import type { Letter } from '../mail/letter.ts'
import type { MessageKind } from '../mail/message.ts'
import { sendsMail, writeMessage } from '../mail/write-message.action.ts'
import type { Place } from '../places/place.ts'
import { findPlaceHere } from '../places/place.sql.ts'
import type { Change } from '../record/make-change.action.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'

export interface Telling {
  readonly kind: MessageKind
  /** What it is about, as `cancelAbout` asks for it. */
  readonly about: string
  /** Why it is written: the same reason is written to the same person once. */
  readonly reason: string
  readonly personIds: readonly number[]
  readonly write: (place: Place) => { readonly subject: string; readonly letter: Letter }
}

/** Writes one letter, in the change that causes it, to each of these people who has an address. Answers how many were written. */
export async function tell(
  app: Pick<App, 'dataDir' | 'mail'>,
  change: Change,
  { kind, about, reason, personIds, write }: Telling,
): Promise<number> {
  const place = await findPlaceHere(change.trx, change.tenantId)
  if (!place || !sendsMail(app, place)) return 0
  let written = 0
  for (const { personId, address } of await listAddressees(change.trx, personIds, dayOfChange(change)))
    written += Number(
      await writeMessage(app, change, {
        kind,
        reasonKey: `${reason}/person/${personId}`,
        about,
        personId,
        address,
        ...write(place),
      }),
    )
  return written
}
