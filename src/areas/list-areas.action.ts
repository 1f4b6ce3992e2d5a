import { readTenant } from '../db/tenant.ts'
import type { Call } from '../api/door.action.ts'
import type { WholeArea } from './area.ts'
import { findHomeArea, listWholeAreas } from './area.sql.ts'

/** The areas as programs read them. What an area is called is public, so whoever may enter the place may read it. */
export function listAreasFor({ app, place }: Call): Promise<{ all: WholeArea[]; homeCode: string | null }> {
  return readTenant(app.db, place.id, async (trx) => ({
    all: await listWholeAreas(trx),
    homeCode: (await findHomeArea(trx))?.code ?? null,
  }))
}
