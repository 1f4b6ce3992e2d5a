import { listGroups } from '../areas/comparator.sql.ts'
import type { ComparatorGroup } from '../areas/comparator-group.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import type { AssessmentRule } from '../figures/indicator.ts'
import { findRule } from '../figures/target.sql.ts'
import type { BenchmarkRule } from './benchmark.ts'
import { findBenchmarkRule } from './benchmark-rule.sql.ts'

/** The rule by which figures are judged now. */
export function ruleInForce(trx: TenantTransaction): Promise<AssessmentRule> {
  return findRule(trx, null)
}

/** What figures are held against now, and the groups that they could be held against. */
export async function benchmarkInForce(
  trx: TenantTransaction,
): Promise<{ held: BenchmarkRule; groups: ComparatorGroup[] }> {
  return { held: await findBenchmarkRule(trx, null), groups: await listGroups(trx) }
}
