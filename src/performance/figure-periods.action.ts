import type { TenantTransaction } from '../db/tenant.ts'
import { endOf, type Period } from '../kernel/period.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { lastClosed, lastEndedBy, ownPeriod } from '../indicators/own-period.ts'
import { listLastPeriodsOf } from '../derived/list-series.action.ts'
import { listPeriods } from '../figures/series.sql.ts'

/** The quarters and years in which the place has figures: what a page of many indicators can be turned to. */
export async function listChoices(trx: TenantTransaction, asAt: AsAt): Promise<Period[]> {
  const area = await findHomeArea(trx)
  return area ? listPeriods(trx, area.code, ['quarter', 'financial-year'], asAt) : []
}

/** The latest quarter that is over and has figures; where there is none, the last that is over. */
export async function latestQuarter(trx: TenantTransaction, asAt: AsAt, today: string): Promise<Period> {
  return latestQuarterOf(await listChoices(trx, asAt), today)
}

/** The same of choices that have been listed. */
export function latestQuarterOf(choices: readonly Period[], today: string): Period {
  return (
    choices.find((period) => period.kind === 'quarter' && endOf(period) < today) ??
    lastClosed('quarter', today)
  )
}

/**
 * For which period each indicator is judged when a page of many is asked for one: that one, where its figures come in
 * such periods, else the latest with a figure that had ended by then.
 */
export async function ownPeriods(
  trx: TenantTransaction,
  indicators: readonly Indicator[],
  areaCode: string,
  period: Period,
  asAt: AsAt,
): Promise<(indicator: Pick<Indicator, 'id' | 'periodKind'>) => Period> {
  const others = indicators.filter(({ periodKind }) => periodKind !== period.kind)
  const bounds = [...new Set(others.map(({ periodKind }) => periodKind))].map((kind) =>
    lastEndedBy(kind, endOf(period)),
  )
  const ids = others.map(({ id }) => id)
  const latest = await listLastPeriodsOf(trx, ids, areaCode, bounds, asAt)
  return ({ id, periodKind }) => ownPeriod(periodKind, period, latest.get(id))
}
