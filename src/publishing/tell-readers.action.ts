import type { App } from '../db/app.ts'
import { londonDate } from '../kernel/london.ts'
import { listAddressees } from '../mail/address.sql.ts'
import { sendsMail, writeMessage } from '../mail/write-message.action.ts'
import type { Place } from '../places/place.ts'
import type { Change } from '../record/make-change.action.ts'
import type { KnownReport } from '../reports/report-list.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import type { EditionListed } from './edition.ts'
import { aboutEdition, mayRead } from './may-publish.ts'
import { readyLetter } from './ready-letter.ts'
import { isFor, type ReportScope } from './report-scope.ts'

/** Writes to those the report is for, and who may open it, that it is ready to read. */
export async function tellReaders(
  app: Pick<App, 'dataDir' | 'mail'>,
  change: Change,
  place: Place,
  about: { readonly edition: EditionListed; readonly definition: KnownReport; readonly scope: ReportScope },
): Promise<void> {
  if (!sendsMail(app, place)) return
  const { edition, definition, scope } = about
  const today = londonDate(change.at)
  const readers = (await listActors(change.trx, change.tenantId, today)).filter(
    (actor) =>
      actor.personId !== change.author.personId &&
      isFor(actor, definition, scope) &&
      mayRead(actor, definition, scope.facts),
  )
  const ids = readers.map(({ personId }) => personId)
  const key = aboutEdition(edition.code)
  for (const to of await listAddressees(change.trx, ids, today))
    await writeMessage(app, change, {
      kind: 'report-published',
      reasonKey: `${key}/person/${to.personId}`,
      about: key,
      personId: to.personId,
      address: to.address,
      ...readyLetter(place, edition),
    })
}
