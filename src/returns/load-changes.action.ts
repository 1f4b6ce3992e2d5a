import { findHomeArea } from '../areas/area.sql.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { changedSince, type ChangedSince } from './changed-since.ts'
import type { LineInContext, ReturnHead } from './return.ts'
import { listSteps } from './return.sql.ts'

/** By indicator code: what of an accepted return was changed since it was accepted last; nothing of one that never was. */
export async function loadChanges(
  trx: TenantTransaction,
  { id }: Pick<ReturnHead, 'id'>,
  lines: readonly LineInContext[],
): Promise<ReadonlyMap<string, ChangedSince>> {
  const accepted = (await listSteps(trx, id)).findLast(({ step }) => step === 'accept')
  const area = await findHomeArea(trx)
  if (!accepted || !area || lines.length === 0) return new Map()
  const selection = {
    indicatorIds: lines.map(({ indicator }) => indicator.id),
    areaCodes: [area.code],
    periods: lines.map(({ period }) => period),
  }
  return changedSince(
    lines,
    await listObservations(trx, selection, accepted.at),
    await listObservations(trx, selection, null),
  )
}
