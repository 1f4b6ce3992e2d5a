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
  /** The same for all, or those of each. */
  readonly periods: readonly Period[] | ((indicator: Indicator) => readonly Period[])
  readonly asAt: AsAt
  /** The day in the place on which it is judged. */
  readonly today: string
}

/** Judges many figures at once, as at a moment: four queries, however many there are. */
export async function assessFigures(trx: TenantTransaction, question: Question): Promise<Assessment[]> {
  const { indicators, areaCode, asAt, today } = question
  const { periods } = question
  const periodsOf = typeof periods === 'function' ? periods : () => periods
  const indicatorIds = indicators.map((indicator) => indicator.id)
  const asked = distinct(indicators.flatMap(periodsOf))
  const compared = asked.flatMap((period) => [period, previousPeriod(period), samePeriodLastYear(period)])
  const selection = { indicatorIds, areaCodes: [areaCode] }
  const observations = await listObservations(trx, { ...selection, periods: distinct(compared) }, asAt)
  const targets = await listTargets(trx, { ...selection, periods: asked }, asAt)
  const breaks = await listBreaks(trx, indicatorIds)
  const rule = await findRule(trx, asAt)
  const byPlace = new Map(observations.map((observation) => [placeKey(observation), observation]))
  const targetsOf = Map.groupBy(targets, (target) => target.indicatorId)
  return indicators.flatMap((indicator) =>
    periodsOf(indicator).map((period) =>
      assess({
        indicator,
        areaCode,
        period,
        today,
        figureOf: (at) => byPlace.get(placeKey({ indicatorId: indicator.id, areaCode, period: at })),
        target: targetFor(targetsOf.get(indicator.id) ?? [], indicator.id, period),
        breaks: breaks.get(indicator.id) ?? [],
        rule,
      }),
    ),
  )
}

function distinct(periods: readonly Period[]): Period[] {
  return [...new Map(periods.map((period) => [`${period.kind}|${period.index}`, period])).values()]
}

export function targetFor(targets: readonly Target[], indicatorId: number, period: Period): Target | null {
  const onFigure = targets.filter(
    (target) => target.indicatorId === indicatorId && samePeriod(target.period, period),
  )
  const rank = ({ regime }: Target): number => regimeOrder.indexOf(regime) + 1 || regimeOrder.length + 1
  return onFigure.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}
