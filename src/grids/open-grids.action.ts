import type { TenantTransaction } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { IndicatorFilter } from '../figures/matching.sql.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { seesNothing, visibleTo } from '../rights/policy.ts'

/** Whether there is a grid of these indicators for the reader to fill in. */
export async function hasGrid(
  trx: TenantTransaction,
  actor: Actor,
  of: Pick<IndicatorFilter, 'organisationId' | 'set'>,
): Promise<boolean> {
  const visible = visibleTo(actor, 'figures.enter')
  return !seesNothing(visible) && (await listIndicators(trx, visible, { ...of, limit: 1 })).length > 0
}

/** A grid of all the indicators of an organisation. */
export interface OpenGrid {
  readonly code: string
  readonly name: string
}

/** The grids of those who enter figures for some organisations; who may enter all has none of their own. */
export async function listOwnGrids(trx: TenantTransaction, actor: Actor): Promise<OpenGrid[]> {
  const visible = visibleTo(actor, 'figures.enter')
  const own = actor.grants.flatMap(({ covers }) => (covers === 'all' ? [] : [...(covers.organisation ?? [])]))
  if (seesNothing(visible) || own.length === 0) return []
  const indicators = await listIndicators(trx, visible)
  const asked = new Set(indicators.map(({ organisationId }) => organisationId))
  const organisations = await listOrganisations(trx)
  return organisations
    .filter(({ id }) => asked.has(id) && own.includes(id))
    .map(({ code, name }) => ({ code, name }))
}
