import type { TenantTransaction } from '../db/tenant.ts'
import { endOf, type Period } from '../kernel/period.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { lastClosed, lastEndedBy, ownPeriod } from '../indicators/own-period.ts'
import { listLastPeriodsOf } from '../derived/list-series.action.ts'
import { countFigures, listPeriods } from '../figures/series.sql.ts'
import { whileUnmoved } from '../record/while-unmoved.action.ts'

/** The quarters and years in which the place has figures: what a page of many indicators can be turned to. */
export async function listChoices(trx: TenantTransaction, asAt: AsAt): Promise<Period[]> {
  const area = await findHomeArea(trx)
  return area ? listPeriods(trx, area.code, ['quarter', 'financial-year'], asAt) : []
}

/** A quarter that is still coming in is turned to once it has this share of the figures of the one before. */
const isWellIn = (figures: number, before: number): boolean => 2 * figures >= before

/** A moment and a day take some 100 bytes. */
const keep = whileUnmoved<Period>(256)

/**
 * The latest quarter that is over and has at least half as many figures as the one before it, so that the first
 * department to report does not empty everybody's pages; where there is none, the last that is over.
 */
export async function latestQuarter(trx: TenantTransaction, asAt: AsAt, today: string): Promise<Period> {
  const latest = await keep(trx, JSON.stringify([asAt, today]), async () => {
    const over = (await listChoices(trx, asAt)).filter(
      (period) => period.kind === 'quarter' && endOf(period) < today,
    )
    const [latest, before] = over
    if (!latest || !before) return latest
    const areaCode = (await findHomeArea(trx))?.code ?? ''
    const [figures = 0, figuresBefore = 0] = await countFigures(trx, areaCode, [latest, before], asAt)
    return isWellIn(figures, figuresBefore) ? latest : before
  })
  return latest ?? lastClosed('quarter', today)
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
