import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { mayOpen } from '../figures/visible.sql.ts'
import type { Visible } from '../rights/policy.ts'
import type { AllocationRow } from './allocation.ts'

/**
 * Who collects and who answers for each indicator that is, was or will be in a set, which scorecards use it, and what it
 * has; by code, each spell in the set by itself.
 */
export async function listAllocation(
  trx: TenantTransaction,
  visible: Visible,
  set: string,
): Promise<AllocationRow[]> {
  const { rows } = await sql<AllocationRow>`
    select indicator.code, indicator.title, member.unchecked_title = indicator.title as "isTitleUnchecked",
      member.spell, member.starts_on as "startsOn", member.ends_on as "endsOn",
      collator.post as collator, responsible.post as responsible,
      array(select distinct m.scorecard_code from scorecard_measure m
        where m.tenant_id = indicator.tenant_id and m.indicator_id = indicator.id order by 1) as cards,
      exists (select from target t where t.tenant_id = indicator.tenant_id and t.indicator_id = indicator.id
        and (t.value is not null or t.low is not null)) as "hasTarget",
      coalesce(nullif(indicator.baseline, ''), (select m.baseline from scorecard_measure m
        where m.tenant_id = indicator.tenant_id and m.indicator_id = indicator.id and m.baseline <> ''
        order by m.scorecard_code, m.position limit 1), '') as baseline
    from indicator
    join indicator_set_member member on member.tenant_id = indicator.tenant_id and member.indicator_id = indicator.id
    left join person collator on collator.tenant_id = indicator.tenant_id and collator.id = indicator.collator_id
    left join person responsible
      on responsible.tenant_id = indicator.tenant_id and responsible.id = indicator.responsible_id
    where ${mayOpen(visible)} and member.set_code = ${set}
    order by indicator.code, member.spell`.execute(trx)
  return rows
}
