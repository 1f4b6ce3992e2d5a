import type { TenantTransaction } from '../db/tenant.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import { whoMay } from '../rights/who-may.ts'
import type { LineOwner, ReturnHead } from './return.ts'

/** Everybody who may fill a return in today, by post. */
export async function loadFillers(
  trx: TenantTransaction,
  tenantId: number,
  { organisationId }: Pick<ReturnHead, 'organisationId'>,
  today: string,
): Promise<LineOwner[]> {
  const actors = await listActors(trx, tenantId, today)
  return whoMay(actors, 'return.fill', { organisationId }).map(({ personId, post }) => ({
    id: personId,
    post,
  }))
}
