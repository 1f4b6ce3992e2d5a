import type { Reference } from '../formulas/reference.ts'
import type { Counts } from '../formulas/system-functions.ts'
import type { Absence } from '../formulas/value.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'

export const polarities = ['high', 'low', 'range', 'none'] as const
export type Polarity = (typeof polarities)[number]

/** How far off target is still amber: percent of the target's size, or an amount in the indicator's own unit. */
export interface Tolerance {
  readonly kind: 'pct' | 'abs'
  readonly value: Decimal
}

export interface Range {
  readonly low: Decimal
  readonly high: Decimal
}

/** What kind of figure it is. Of the last three a figure is a level of a scale, a yes or no, and a day: see `value-text.ts`. */
export const measureKinds = [
  'snapshot',
  'flow',
  'cumulative',
  'rate',
  'mean',
  'survey',
  'index',
  'ordinal',
  'yes-no',
  'date',
] as const
export type MeasureKind = (typeof measureKinds)[number]

/** How the figure of a longer time is made of those of its parts; `none`: it is not. */
export const waysOverTime = ['last', 'sum', 'mean', 'ratio-of-sums', 'none'] as const
export type OverTime = (typeof waysOverTime)[number]

/** How the figure of an area is made of those of its parts; `none`: it is not. */
export const waysOverAreas = ['sum', 'ratio-of-sums', 'weighted-mean', 'none'] as const
export type OverAreas = (typeof waysOverAreas)[number]

/** What is measured, and how a figure of it is read, compared and printed. */
export interface Indicator {
  readonly id: number
  readonly code: string
  readonly title: string
  readonly definition: string
  readonly source: string
  readonly recordedHow: string
  readonly unit: string
  readonly decimals: number
  readonly polarity: Polarity
  readonly kind: MeasureKind
  /** The names of an ordinal scale, the worst first; empty of any other kind. */
  readonly levels: readonly string[]
  readonly overTime: OverTime
  readonly overAreas: OverAreas
  readonly periodKind: PeriodKind
  /** Months after the end of a period until its figure can be known. */
  readonly lagMonths: number
  /** Its own tolerance; null: the rule of the place. */
  readonly tolerance: Tolerance | null
  /** Its own family of rules; null: that of the place. */
  readonly ruleFamily: RuleFamily | null
  readonly isKey: boolean
  /** As it was written: a figure, words, a year, a rating, "2/22". */
  readonly baseline: string
  /** Where there is none yet: who is to set it, by which day. */
  readonly baselineOwner: string
  readonly baselineDueOn: string | null
  /** The posts that answer for it, the first one first. */
  readonly owners: readonly string[]
  /** The same as one text: `jointly(owners)`. */
  readonly ownerPost: string
  readonly organisationId: number | null
  /** Persons of the place. */
  readonly collatorId: number | null
  readonly responsibleId: number | null
  readonly version: number
}

export type Mark = 'ok' | 'nil' | 'missing' | 'not-due' | 'suppressed' | 'not-applicable' | 'not-comparable'
export type ObservationStatus = 'estimate' | 'provisional' | 'final' | 'revised'

/** What one figure says. `nil` is a nought that somebody reported as "nothing to report". */
export interface Figure {
  readonly value: Decimal | null
  readonly numerator: Decimal | null
  readonly denominator: Decimal | null
  readonly lower: Decimal | null
  readonly upper: Decimal | null
  readonly status: ObservationStatus
  readonly mark: Mark
  readonly reason: string
  readonly source: string
}

/** Where a figure stands in the store. */
export interface FigurePlace {
  readonly indicatorId: number
  readonly areaCode: string
  readonly period: Period
}

/** One recorded revision of a figure. */
export interface Observation extends Figure, FigurePlace {
  readonly revision: number
  readonly recordedAt: Date
  /** Posts, as the reader knows them. */
  readonly recordedBy: string | null
  readonly signedBy: string | null
  readonly returnId: number | null
  /** Of a figure that was worked out by a formula and recorded by nobody: how. */
  readonly computed?: Computed | undefined
}

/** How a figure was worked out. */
export interface Computed {
  /** The version of the formula, and its text. */
  readonly version: number
  readonly formula: string
  /** Why there is no result; `of` names the part of the formula. */
  readonly absence: Absence | null
  /** Counts behind a percentage, and what stands in neither; null where the formula is none. */
  readonly counts: Counts | null
  /** The figures it was worked out from, in the order of the formula, as at the same moment. */
  readonly inputs: readonly ComputedInput[]
}

export interface ComputedInput {
  /** As it is written in the formula: `[NI192, prev]`. */
  readonly text: string
  readonly reference: Reference
  /** The periods whose figures were taken; several of the year to date. */
  readonly periods: readonly Period[]
  /** What they came to; null where there was none. */
  readonly value: Decimal | null
  readonly absence: Absence | null
}

export interface Target extends FigurePlace {
  readonly regime: string
  readonly kind: 'annual' | 'quarterly-profile' | 'interim' | 'final'
  readonly value: Decimal | null
  readonly range: Range | null
  /** As written where it is no figure: "To be set by the Waste Manager". */
  readonly wording: string
  readonly basis: string
  readonly revision: number
}

export interface Commentary {
  readonly cause: string
  readonly action: string
  readonly forecast: string
  readonly by: string | null
  readonly at: Date
}

/** How a figure's distance from its target becomes a colour: see `rag`. */
export const ruleFamilies = ['tolerance', 'tolerance-or-improving', 'band'] as const
export type RuleFamily = (typeof ruleFamilies)[number]

/** The rule of the place by which figures are judged, and its version. */
export interface AssessmentRule {
  readonly version: number
  readonly family: RuleFamily
  readonly tolerance: Tolerance
  readonly exceedBy: Decimal | null
}

/** One text for a place in the store, for maps and for the record: `NI192/E06000006/q2-2008-09` needs the code. */
export function placeKey({ indicatorId, areaCode, period }: FigurePlace): string {
  return `${indicatorId}|${areaCode}|${period.kind}|${period.index}`
}
