import type { TenantTransaction } from '../db/tenant.ts'
import { previousPeriod, samePeriod, samePeriodLastYear, type Period } from '../kernel/period.ts'
import { assess, type Assessment } from './assess.ts'
import type { AssessmentRule, Indicator, Target } from '../figures/indicator.ts'
import { listFigures } from '../derived/list-figures.action.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { loadDueDays, type DueDays } from '../figures/due-day.sql.ts'
import { listBreaks } from '../figures/series-break.sql.ts'
import { findRule, listTargets } from '../figures/target.sql.ts'

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
  /** Periods beside those asked for whose targets are wanted as well. */
  readonly alsoTargetsIn?: readonly Period[]
  /** A rule to try; without one, the rule of the place as at the moment. */
  readonly rule?: AssessmentRule
}

/** Assessments, and what they were made from, for what a page reckons on beside them. */
export interface Judging {
  readonly assessments: readonly Assessment[]
  /** Targets in the periods asked for. */
  readonly targetsOf: (indicatorId: number) => readonly Target[]
  readonly dueOn: DueDays
  readonly breaksOf: (indicatorId: number) => readonly Period[]
}

/** Judges many figures at once, as at a moment. */
export async function assessFigures(trx: TenantTransaction, question: Question): Promise<Assessment[]> {
  return [...(await judgeFigures(trx, question)).assessments]
}

/** The same with its sources: so many queries and no more, however many figures there are. */
export async function judgeFigures(trx: TenantTransaction, question: Question): Promise<Judging> {
  const { indicators, areaCode, periods, asAt, today, alsoTargetsIn = [] } = question
  const periodsOf = typeof periods === 'function' ? periods : () => periods
  const indicatorIds = indicators.map((indicator) => indicator.id)
  const asked = new PeriodSet()
  const read = new PeriodSet()
  for (const indicator of indicators) {
    for (const period of periodsOf(indicator)) {
      asked.add(period)
      read.add(period)
      read.add(previousPeriod(period))
      read.add(samePeriodLastYear(period))
    }
  }
  for (const period of alsoTargetsIn) asked.add(period)
  const selection = { indicatorIds, areaCodes: [areaCode] }
  const observations = await listFigures(trx, { ...selection, periods: read.all() }, asAt)
  const targets = await listTargets(trx, { ...selection, periods: asked.all() }, asAt)
  const breaks = await listBreaks(trx, indicatorIds)
  const rule = question.rule ?? (await findRule(trx, asAt))
  const dueOn = await loadDueDays(trx, asAt)
  const figuresOf = Map.groupBy(observations, (observation) => observation.indicatorId)
  const targetsOf = Map.groupBy(targets, (target) => target.indicatorId)
  const assessments = indicators.flatMap((indicator) => {
    const figures = figuresOf.get(indicator.id) ?? []
    const own = targetsOf.get(indicator.id) ?? []
    return periodsOf(indicator).map((period) =>
      assess({
        indicator,
        areaCode,
        period,
        today,
        dueOn: dueOn(period, indicator.organisationId),
        figureOf: (at) => figures.find((observation) => samePeriod(observation.period, at)),
        target: targetFor(own, indicator.id, period),
        breaks: breaks.get(indicator.id) ?? [],
        rule,
      }),
    )
  })
  return {
    assessments,
    targetsOf: (id) => targetsOf.get(id) ?? [],
    breaksOf: (id) => breaks.get(id) ?? [],
    dueOn,
  }
}

class PeriodSet {
  readonly #byKey = new Map<string, Period>()
  add(period: Period): void {
    this.#byKey.set(`${period.kind}|${period.index}`, period)
  }
  all(): Period[] {
    return [...this.#byKey.values()]
  }
}

export function targetFor(targets: readonly Target[], indicatorId: number, period: Period): Target | null {
  const onFigure = targets.filter(
    (target) => target.indicatorId === indicatorId && samePeriod(target.period, period),
  )
  if (onFigure.length < 2) return onFigure[0] ?? null
  const rank = ({ regime }: Target): number => regimeOrder.indexOf(regime) + 1 || regimeOrder.length + 1
  return onFigure.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}

/** The target of another period that goes with one already chosen: of the same regime, where there is one. */
export function targetBeside(
  targets: readonly Target[],
  indicatorId: number,
  period: Period,
  chosen: Target | null,
): Target | null {
  const alike = targets.filter(({ regime }) => regime === chosen?.regime)
  return targetFor(alike, indicatorId, period) ?? targetFor(targets, indicatorId, period)
}
