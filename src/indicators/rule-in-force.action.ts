import type { TenantTransaction } from '../db/tenant.ts'
import type { AssessmentRule } from '../figures/indicator.ts'
import { findRule } from '../figures/target.sql.ts'

/** The rule by which figures are judged now. */
export function ruleInForce(trx: TenantTransaction): Promise<AssessmentRule> {
  return findRule(trx, null)
}
