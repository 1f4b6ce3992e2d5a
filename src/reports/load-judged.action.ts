import { findHomeArea } from '../areas/area.sql.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { Assessment } from '../indicators/assess.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { ReportHead } from './report-head.ts'

/** Every measure with a figure for such a period that the reader may open, judged as at the report's moment; by code. */
export async function loadJudged(
  trx: TenantTransaction,
  actor: Actor,
  { period, asAt, today }: Pick<ReportHead, 'period' | 'asAt' | 'today'>,
  belongs: (indicator: Indicator) => boolean = () => true,
): Promise<Assessment[]> {
  const all = await listIndicators(trx, visibleTo(actor, 'performance.read'))
  const indicators = all.filter((one) => one.periodKind === period.kind && belongs(one))
  const areaCode = (await findHomeArea(trx))?.code ?? ''
  return assessFigures(trx, { indicators, areaCode, periods: [period], asAt, today })
}
