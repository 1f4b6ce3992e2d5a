import type { TenantTransaction } from '../db/tenant.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listAliases } from './alias.sql.ts'
import type { DefinitionMore } from './definition-more.ts'
import { findPostOf } from './definition.sql.ts'
import { findSuccession } from './succession.sql.ts'

/** Ask only for an indicator that its reader was shown. */
export async function loadMore(trx: TenantTransaction, indicator: Indicator): Promise<DefinitionMore> {
  return {
    collator: await findPostOf(trx, indicator.collatorId),
    responsible: await findPostOf(trx, indicator.responsibleId),
    aliases: await listAliases(trx, indicator.id),
    ...(await findSuccession(trx, indicator.id)),
  }
}
