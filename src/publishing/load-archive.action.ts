import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { Actor } from '../rights/actor.ts'
import type { ArchiveChoice } from './addresses.ts'
import { archiveOf, type Archive } from './archive.ts'
import { listEditions } from './edition.sql.ts'
import { listReady, type ReadyReport } from './list-ready.action.ts'
import { sightOf } from './sight.ts'

/** The published reports that a reader may open, by a choice, and what this reader could publish. */
export async function loadArchive(
  app: Pick<App, 'db'>,
  actor: Actor,
  choice: ArchiveChoice,
): Promise<{ archive: Archive; ready: readonly ReadyReport[] }> {
  return readTenant(app.db, actor.tenantId, async (trx) => ({
    archive: archiveOf(await listEditions(trx, sightOf(actor)), choice),
    ready: await listReady(trx, actor),
  }))
}
