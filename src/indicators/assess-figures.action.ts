import type { TenantTransaction } from '../db/tenant.ts'
import { previousPeriod, samePeriod, samePeriodLastYear, type Period } from '../kernel/period.ts'
import { assess, type Assessment } from './assess.ts'
import { placeKey, type Indicator, type Target } from './indicator.ts'
import { listObservations, type AsAt } from './observation.sql.ts'
import { listBreaks } from './series-break.sql.ts'
import { findRule, listTargets } from './target.sql.ts'

/** Which of several targets on one figure it is judged by: the first of these regimes that it has. */
const regimeOrder = [
  'service',
  'corporate',
  'LAA-designated',
  'LAA-statutory',
  'stretch',
  'Community Strategy',
  'floor',
]

export interface Question {
  readonly indicators: readonly Indicator[]
  readonly areaCode: string
  readonly periods: readonly Period[]
  readonly asAt: AsAt
  /** The day in the place on which it is judged. */
  readonly today: string
}

/** Judges many figures at once, as at a moment: five queries, however many there are. */
export async function assessFigures(trx: TenantTransaction, question: Question): Promise<Assessment[]> {
  const { indicators, areaCode, periods, asAt, today } = question
  const indicatorIds = indicators.map((indicator) => indicator.id)
  const wanted = periods.flatMap((period) => [period, previousPeriod(period), samePeriodLastYear(period)])
  const observations = await listObservations(
    trx,
    { indicatorIds, areaCodes: [areaCode], periods: wanted },
    asAt,
  )
  const targets = await listTargets(trx, { indicatorIds, areaCodes: [areaCode] }, asAt)
  const breaks = await listBreaks(trx, indicatorIds)
  const rule = await findRule(trx, asAt)
  const byPlace = new Map(observations.map((observation) => [placeKey(observation), observation]))
  return indicators.flatMap((indicator) =>
    periods.map((period) =>
      assess({
        indicator,
        areaCode,
        period,
        today,
        figureOf: (at) => byPlace.get(placeKey({ indicatorId: indicator.id, areaCode, period: at })),
        target: targetFor(targets, indicator.id, period),
        breaks: breaks.get(indicator.id) ?? [],
        rule,
      }),
    ),
  )
}

export function targetFor(targets: readonly Target[], indicatorId: number, period: Period): Target | null {
  const onFigure = targets.filter(
    (target) => target.indicatorId === indicatorId && samePeriod(target.period, period),
  )
  const rank = ({ regime }: Target): number => regimeOrder.indexOf(regime) + 1 || regimeOrder.length + 1
  return onFigure.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}
