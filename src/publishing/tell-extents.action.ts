import type { TenantTransaction } from '../db/tenant.ts'
import { extentOf, type Extent } from '../paper/extent.ts'
import type { EditionFileTold, StoredEdition } from './edition.ts'
import { findFile } from './edition.sql.ts'

/** A file never changes, so what was counted once is known by its hash; this many are kept in mind. */
const mostKnown = 1_000
const known = new Map<string, Extent | null>()

/** The files of an edition with their pages and sheets; a file is opened for that only the first time it is listed. */
export async function tellExtents(
  trx: TenantTransaction,
  edition: Pick<StoredEdition, 'id' | 'files'>,
): Promise<EditionFileTold[]> {
  const told: EditionFileTold[] = []
  for (const file of edition.files) {
    const hash = file.hash.toString('hex')
    let extent = known.get(hash)
    if (extent === undefined) {
      const found = await findFile(trx, edition, file.format)
      extent = found ? extentOf(file.format, found.bytes) : null
      if (known.size >= mostKnown) known.clear()
      known.set(hash, extent)
    }
    told.push({ ...file, extent })
  }
  return told
}
