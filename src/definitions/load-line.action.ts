import type { TenantTransaction } from '../db/tenant.ts'
import { listBreaksWithReasons, type DeclaredBreak } from '../figures/series-break.sql.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { findIdByAlias } from './alias.sql.ts'
import type { DefinitionMore } from './definition-more.ts'
import { loadMore } from './load-more.action.ts'

/** How a measure came to be what it is: breaks, earlier codes, what it followed and what follows it. */
export interface LineOfMeasure extends DefinitionMore {
  readonly breaks: readonly DeclaredBreak[]
}

/** Ask only for an indicator that its reader was shown. */
export async function loadLine(trx: TenantTransaction, indicator: Indicator): Promise<LineOfMeasure> {
  return {
    breaks: await listBreaksWithReasons(trx, indicator.id),
    ...(await loadMore(trx, indicator)),
  }
}

/** The code of today of a measure that the reader may open, by an old code; undefined where there is none. */
export async function findCodeNow(
  trx: TenantTransaction,
  actor: Actor,
  alias: string,
): Promise<string | undefined> {
  const id = await findIdByAlias(trx, alias)
  if (id === undefined) return undefined
  const [indicator] = await listIndicators(trx, visibleTo(actor, 'performance.read'), { ids: [id] })
  return indicator?.code
}
