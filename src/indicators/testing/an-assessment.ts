import type { Decimal } from '../../kernel/decimal.ts'
import { previousPeriod, quarter, samePeriod, samePeriodLastYear, type Period } from '../../kernel/period.ts'
import { assess, type Assessment } from '../assess.ts'
import type { Indicator, Observation, Target } from '../../figures/indicator.ts'
import { firstRule } from '../../figures/target.sql.ts'

export const q2 = quarter(2008, 2)

export function anIndicator(own: Partial<Indicator> = {}): Indicator {
  return {
    id: 1,
    code: 'NI192',
    title: 'Household waste recycled',
    definition: '',
    source: 'Weighbridge',
    recordedHow: '',
    unit: '%',
    decimals: 1,
    polarity: 'high',
    kind: 'rate',
    levels: [],
    overTime: 'none',
    overAreas: 'none',
    periodKind: 'quarter',
    lagMonths: 0,
    tolerance: null,
    ruleFamily: null,
    isKey: true,
    baseline: '',
    baselineOwner: '',
    baselineDueOn: null,
    owners: ['Waste Manager'],
    ownerPost: 'Waste Manager',
    organisationId: 1,
    collatorId: null,
    responsibleId: null,
    version: 1,
    ...own,
  }
}

export function anObservation(
  value: string | null,
  period: Period = q2,
  own: Partial<Observation> = {},
): Observation {
  return {
    indicatorId: 1,
    areaCode: 'E06000006',
    period,
    revision: 1,
    value: value as Decimal | null,
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    status: 'final',
    mark: value === null ? 'missing' : 'ok',
    reason: '',
    source: '',
    recordedAt: new Date('2008-10-28T15:00:00Z'),
    recordedBy: 'Waste Collator',
    signedBy: 'Waste Director',
    returnId: null,
    ...own,
  }
}

export function aTarget(value: string | [string, string], period: Period = q2): Target {
  const [low, high] = typeof value === 'string' ? [] : value
  return {
    indicatorId: 1,
    areaCode: 'E06000006',
    period,
    regime: 'service',
    kind: 'quarterly-profile',
    value: typeof value === 'string' ? (value as Decimal) : null,
    range: low === undefined || high === undefined ? null : { low: low as Decimal, high: high as Decimal },
    wording: '',
    basis: '',
    revision: 1,
  }
}

interface Told {
  readonly indicator?: Partial<Indicator>
  readonly period?: Period
  readonly now?: string | null
  /** The whole figure, where it is more than a number. */
  readonly figure?: Partial<Observation>
  readonly before?: string
  readonly lastYear?: string
  readonly target?: string | [string, string]
  readonly breaks?: readonly Period[]
  readonly today?: string
}

/** A figure judged as the product judges it, from what a test wants to say about it. Without `now` there is none. */
export function anAssessment(told: Told): Assessment {
  const { period = q2, now, before, lastYear, target, breaks = [], today = '2008-11-14' } = told
  const figures = [
    ...(now === undefined ? [] : [anObservation(now, period, told.figure)]),
    ...(before === undefined ? [] : [anObservation(before, previousPeriod(period))]),
    ...(lastYear === undefined ? [] : [anObservation(lastYear, samePeriodLastYear(period))]),
  ]
  return assess({
    indicator: anIndicator({ periodKind: period.kind, ...told.indicator }),
    areaCode: 'E06000006',
    period,
    today,
    figureOf: (at) => figures.find((figure) => samePeriod(figure.period, at)),
    target: target === undefined ? null : aTarget(target, period),
    breaks,
    rule: firstRule,
  })
}
