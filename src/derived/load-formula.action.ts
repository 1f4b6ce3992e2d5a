import type { TenantTransaction } from '../db/tenant.ts'
import { listFormulas, listFormulaVersions, listReferred } from '../figures/formula.sql.ts'
import type { LoadedFormula } from '../figures/formula.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { compiled } from './compiled.ts'
import { codesIn } from './derivation.ts'

export async function loadFormula(
  trx: TenantTransaction,
  indicatorId: number,
  asAt: AsAt,
): Promise<LoadedFormula> {
  const versions = await listFormulaVersions(trx, indicatorId, asAt)
  const [standing] = versions
  const referred = await listReferred(
    trx,
    standing && standing.text !== '' ? codesIn(compiled(standing.text)) : [],
  )
  return { versions, titles: new Map([...referred].map(([code, { title }]) => [code, title])) }
}

/** Derived indicators whose formulas refer to this one, as at a moment, as far as the reader may open them. */
export async function loadDependents(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
  asAt: AsAt,
): Promise<{ readonly code: string; readonly title: string }[]> {
  const formulas = await listFormulas(trx, asAt)
  const codes = formulas.filter(({ text }) => codesIn(compiled(text)).includes(code)).map((one) => one.code)
  if (codes.length === 0) return []
  return listIndicators(trx, visibleTo(actor, 'performance.read'), { codes })
}
