import type { TenantTransaction } from '../db/tenant.ts'
import { listFormulaVersions, listReferred } from '../figures/formula.sql.ts'
import type { LoadedFormula } from '../figures/formula.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { compiled } from './compiled.ts'
import { codesIn } from './derivation.ts'

export async function loadFormula(
  trx: TenantTransaction,
  indicatorId: number,
  asAt: AsAt,
): Promise<LoadedFormula> {
  const versions = await listFormulaVersions(trx, indicatorId, asAt)
  const [standing] = versions
  const referred = await listReferred(trx, standing ? codesIn(compiled(standing.text)) : [])
  return { versions, titles: new Map([...referred].map(([code, { title }]) => [code, title])) }
}
