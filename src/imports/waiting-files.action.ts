import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import { listWaitingFiles } from './import-file.sql.ts'

/** The files that were sent and not imported yet. */
export async function waitingFiles(
  app: Pick<App, 'db'>,
  actor: Actor,
): Promise<Awaited<ReturnType<typeof listWaitingFiles>> | Refusal> {
  const verdict = decide(actor, 'figures.import')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return readTenant(app.db, actor.tenantId, listWaitingFiles)
}
