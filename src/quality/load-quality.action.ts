import type { TenantTransaction } from '../db/tenant.ts'
import type { QualityCheck } from './quality.ts'
import { listQualityChecks } from './quality.sql.ts'

/** Ask only for an indicator that its reader was shown. */
export function loadQualityChecks(
  trx: TenantTransaction,
  indicatorId: number,
  asAt: Date | null,
): Promise<QualityCheck[]> {
  return listQualityChecks(trx, indicatorId, asAt)
}
