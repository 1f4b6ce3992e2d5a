import type { Decimal } from '../kernel/decimal.ts'
import { endOf, periodsPerYear, previousPeriod, samePeriodLastYear, type Period } from '../kernel/period.ts'
import type { Benchmark } from './benchmark.ts'
import { direction, type Direction } from './direction.ts'
import type {
  AssessmentRule,
  Indicator,
  Mark,
  Observation,
  Polarity,
  RuleFamily,
  Target,
  Tolerance,
} from '../figures/indicator.ts'
import { isWorded } from '../figures/value-text.ts'
import { rag, type Rating } from './rag.ts'

/** How a figure stands. The first three are ratings; each of the others is its own reason why it is not rated. */
export type Status =
  | Exclude<Rating, 'not-rated'>
  | 'contextual'
  | 'not-due'
  | 'not-available'
  | 'suppressed'
  | 'not-comparable'
  | 'not-applicable'

export interface Comparison {
  readonly basis: 'previous' | 'last-year'
  readonly direction: Direction
  readonly with: Observation | null
  readonly period: Period
  /** Why nothing is said: no earlier figure, or the definition changed in between. */
  readonly why?: 'no-figure' | 'definition-changed' | undefined
}

export interface Assessment {
  readonly indicator: Indicator
  readonly areaCode: string
  readonly period: Period
  readonly observation: Observation | null
  readonly target: Target | null
  readonly status: Status
  readonly exceeded: boolean
  readonly comparisons: readonly Comparison[]
  readonly tolerance: Tolerance
  readonly family: RuleFamily
  readonly ruleVersion: number
  /** How it stands against its benchmark: a status of its own, there only where it was asked for. */
  readonly benchmark?: Benchmark
}

export interface AssessmentInput {
  readonly indicator: Indicator
  readonly areaCode: string
  readonly period: Period
  /** The day on which it is judged, `YYYY-MM-DD`: before a period has ended its figure is not due. */
  readonly today: string
  /** When a round asks for it; a figure is missing only after that day. Without a round: after the period itself. */
  readonly dueOn?: string | null | undefined
  readonly figureOf: (period: Period) => Observation | undefined
  readonly target: Target | null
  readonly breaks: readonly Period[]
  readonly rule: AssessmentRule
}

const statusOfMark: Readonly<Record<Exclude<Mark, 'ok' | 'nil'>, Status>> = {
  missing: 'not-available',
  'not-due': 'not-due',
  suppressed: 'suppressed',
  'not-applicable': 'not-applicable',
  'not-comparable': 'not-comparable',
}

/** Judges one figure by the rule in force: its status, whether it beat its target by much, and where it went. */
export function assess(input: AssessmentInput): Assessment {
  const { indicator, period, target, rule } = input
  const observation = input.figureOf(period) ?? null
  const tolerance = toleranceOf(indicator, rule)
  const family = familyOf(indicator, rule)
  const { status, exceeded } = statusOf(input, observation, tolerance, family)
  return {
    indicator,
    areaCode: input.areaCode,
    period,
    observation,
    target,
    status,
    exceeded,
    comparisons: comparisonsOf(input, observation),
    tolerance,
    family,
    ruleVersion: rule.version,
  }
}

export function isRated(status: Status): status is 'green' | 'amber' | 'red' {
  return status === 'green' || status === 'amber' || status === 'red'
}

/** A commentary is owed where a figure is off or close to its target, or beats it by much. */
export function needsCommentary({ status, exceeded }: Pick<Assessment, 'status' | 'exceeded'>): boolean {
  return status === 'red' || status === 'amber' || exceeded
}

/** From when on a figure that is not there is missing: after the day on which it was due, or after its period. */
export function isDue(period: Period, today: string, dueOn?: string | null): boolean {
  return today > (dueOn ?? endOf(period))
}

/** A percentage of a date is no number of days: without a tolerance of its own a date has none. */
function toleranceOf({ kind, tolerance }: Indicator, rule: AssessmentRule): Tolerance {
  if (!isWorded(kind)) return tolerance ?? rule.tolerance
  return kind === 'date' && tolerance?.kind === 'abs' ? tolerance : { kind: 'abs', value: '0' as Decimal }
}

/** Levels, answers and dates have tables of their own, whatever the place chose for numbers. */
function familyOf({ kind, ruleFamily }: Indicator, rule: AssessmentRule): RuleFamily {
  return isWorded(kind) ? 'tolerance' : (ruleFamily ?? rule.family)
}

function statusOf(
  input: AssessmentInput,
  observation: Observation | null,
  tolerance: Tolerance,
  family: RuleFamily,
): { status: Status; exceeded: boolean } {
  const { indicator, period, today, dueOn, target, rule } = input
  const isThere = observation !== null && observation.computed?.absence?.reason !== 'missing'
  if (!isThere && (period.kind !== indicator.periodKind || !isDue(period, today, dueOn))) {
    return { status: 'not-due', exceeded: false }
  }
  if (observation && observation.mark !== 'ok' && observation.mark !== 'nil') {
    return { status: statusOfMark[observation.mark], exceeded: false }
  }
  const aim = target?.value ?? null
  const rated = rag({
    actual: observation?.value ?? null,
    ...(indicator.kind === 'ordinal'
      ? { level: aim }
      : indicator.kind === 'yes-no'
        ? { answer: aim }
        : { target: aim, range: target?.range ?? null }),
    polarity: indicator.polarity,
    tolerance,
    decimals: indicator.decimals,
    exceedBy: isWorded(indicator.kind) ? null : rule.exceedBy,
    family,
    lastYear: family === 'tolerance-or-improving' ? comparable(input, samePeriodLastYear(period)) : null,
  })
  return { status: rated.status === 'not-rated' ? 'contextual' : rated.status, exceeded: rated.exceeded }
}

/** Cumulative figures start anew each year, so only the same period of last year says anything about them. */
function comparisonsOf(input: AssessmentInput, observation: Observation | null): Comparison[] {
  const { indicator, period } = input
  const isWithinYear = periodsPerYear(period.kind) > 1
  const bases: Comparison['basis'][] = !isWithinYear
    ? ['previous']
    : indicator.kind === 'cumulative'
      ? ['last-year']
      : ['previous', 'last-year']
  return bases.map((basis) => compare(input, observation, basis))
}

function compare(
  input: AssessmentInput,
  observation: Observation | null,
  basis: Comparison['basis'],
): Comparison {
  const { indicator, period, target } = input
  const earlier = basis === 'previous' ? previousPeriod(period) : samePeriodLastYear(period)
  const other = input.figureOf(earlier) ?? null
  const isBroken = breaksBetween(input, earlier)
  const range = target?.range ?? null
  const found: Direction = isBroken
    ? 'none'
    : direction({
        actual: observation?.value ?? null,
        previous: other?.value ?? null,
        polarity: polarityOf(indicator, target),
        decimals: indicator.decimals,
        range,
      })
  const why = isBroken ? 'definition-changed' : found === 'none' ? 'no-figure' : undefined
  return { basis, direction: found, with: other, period: earlier, ...(why ? { why } : {}) }
}

/** Where No is aimed at, a Yes that became a No is better. */
function polarityOf({ kind, polarity }: Indicator, target: Target | null): Polarity {
  return kind === 'yes-no' && polarity === 'high' && target?.value === '0' ? 'low' : polarity
}

/** The figure of an earlier period, where the definition has not changed since. */
function comparable(input: AssessmentInput, earlier: Period): Decimal | null {
  return breaksBetween(input, earlier) ? null : (input.figureOf(earlier)?.value ?? null)
}

function breaksBetween({ breaks, period }: AssessmentInput, earlier: Period): boolean {
  return breaks.some(
    ({ kind, index }) => kind === period.kind && index > earlier.index && index <= period.index,
  )
}
