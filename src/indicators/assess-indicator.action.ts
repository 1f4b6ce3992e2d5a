import type { TenantTransaction } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { samePeriod, type Period } from '../kernel/period.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import type { Assessment } from './assess.ts'
import { assessFigures } from './assess-figures.action.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listFigures } from '../derived/list-figures.action.ts'
import type { AsAt } from '../figures/observation.sql.ts'

export interface AssessmentFilter {
  /** Null: every area that has a figure, the place's own first. */
  readonly area: string | null
  /** Null: every period that the area has a figure for. */
  readonly period: Period | null
  readonly asAt: AsAt
  readonly today: string
}

/** Judges the figures of one indicator as at a moment; each is judged on the day of that moment. */
export async function assessIndicator(
  trx: TenantTransaction,
  indicator: Indicator,
  { area, period, asAt, today }: AssessmentFilter,
): Promise<Assessment[]> {
  const observations = await listFigures(
    trx,
    { indicatorIds: [indicator.id], ...(area === null ? {} : { areaCodes: [area] }) },
    asAt,
  )
  const home = (await findHomeArea(trx))?.code
  const areas = area === null ? [...new Set(observations.map(({ areaCode }) => areaCode))] : [area]
  const assessments: Assessment[] = []
  for (const areaCode of areas.toSorted(
    (a, b) => Number(b === home) - Number(a === home) || (a < b ? -1 : 1),
  )) {
    const own = observations.filter((observation) => observation.areaCode === areaCode)
    const periods = period
      ? [period]
      : own
          .map((observation) => observation.period)
          .filter((one, i, all) => all.findIndex((other) => samePeriod(other, one)) === i)
    const judgedOn = asAt ? londonDate(asAt) : today
    assessments.push(
      ...(await assessFigures(trx, { indicators: [indicator], areaCode, periods, asAt, today: judgedOn })),
    )
  }
  return assessments
}
