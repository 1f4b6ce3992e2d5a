import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { isPaperFormat, reportFileName } from '../reports/report-file.ts'
import { mediaTypeOf, type Reader, type ReportFile } from '../reports/open-report.action.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { listChanges } from './changed-since.action.ts'
import type { EditionFileTold, StoredEdition } from './edition.ts'
import { findEdition, findFile } from './edition.sql.ts'
import { tellExtents } from './tell-extents.action.ts'
import type { FigureChange } from './figure-change.ts'
import { sightOf } from './sight.ts'
import { hashOfBytes, readSnapshot, type Snapshot } from './snapshot.ts'

export interface OpenedEdition {
  readonly edition: StoredEdition
  /** What was frozen; null where what is stored is no longer what was published. */
  readonly snapshot: Snapshot | null
  readonly changes: readonly FigureChange[]
  readonly files: readonly EditionFileTold[]
}

/** An edition for somebody who may read it today, with what has changed since. */
export async function openEdition(
  app: Pick<App, 'db'>,
  { place, actor }: { readonly place: Place; readonly actor: Actor },
  code: string,
): Promise<OpenedEdition | Refusal> {
  return readTenant(app.db, place.id, async (trx) => {
    const edition = await findEdition(trx, sightOf(actor), code)
    if (!edition) return refuse('not-found', 'edition-not-found')
    const snapshot = readSnapshot(edition.snapshot, edition.hash)
    const changes = snapshot ? await listChanges(trx, actor, snapshot) : []
    return { edition, snapshot, changes, files: await tellExtents(trx, edition) }
  })
}

/** A file as it was written on the day; a file that is not that any more is given to nobody. */
export async function openEditionFile(
  app: Pick<App, 'db'>,
  { place, actor }: Pick<Reader, 'place' | 'actor'>,
  code: string,
  format: string,
): Promise<ReportFile | Refusal> {
  return readTenant(app.db, place.id, async (trx) => {
    const edition = await findEdition(trx, sightOf(actor), code)
    const file = edition && (await findFile(trx, edition, format))
    if (!edition || !file || !isPaperFormat(format)) return refuse('not-found', 'edition-not-found')
    if (edition.withdrawn) return refuse('conflict', 'edition-withdrawn')
    const isWhole = hashOfBytes(file.bytes).equals(file.hash)
    if (!isWhole || !readSnapshot(edition.snapshot, edition.hash))
      return refuse('conflict', 'edition-altered')
    const { definition, subject, period } = edition
    const name = reportFileName(place.shortName, definition, subject.code, period, format)
    return {
      bytes: file.bytes,
      mediaType: mediaTypeOf(format),
      // Each edition by a name of its own: what has been taken away goes on saying which it is.
      name: name.replace(/(\.\w+)$/, `-${code}$1`),
    }
  })
}
