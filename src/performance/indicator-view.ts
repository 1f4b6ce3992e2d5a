import type { Period } from '../kernel/period.ts'
import type { DefinitionMore } from '../definitions/definition-more.ts'
import type { QualityCheck } from '../quality/quality.ts'
import type { Assessment } from '../indicators/assess.ts'
import type { ComparatorLine } from './comparator-areas.ts'
import type { YearEndForecast } from '../indicators/forecast-of.ts'
import type { LoadedFormula } from '../figures/formula.ts'
import type {
  AssessmentRule,
  Commentary,
  Computed,
  Indicator,
  Observation,
  Target,
} from '../figures/indicator.ts'

/** As at when (null: now), for which period (null: the latest that is over and has a figure), seen on which day. */
export interface Viewpoint {
  readonly period: Period | null
  readonly asAt: Date | null
  readonly today: string
}

export interface Named {
  readonly code: string
  readonly name: string
}

export interface Department extends Named {
  readonly id: number
}

/** What all pages of an indicator show of it. */
export interface IndicatorHead {
  readonly indicator: Indicator
  readonly department: Department | null
  readonly sets: readonly string[]
  /** What somebody found who last looked at how its figures come about; null: nobody has. */
  readonly quality: QualityCheck | null
  readonly area: Named
  /** In periods of the indicator's own kind. */
  readonly period: Period
  /** All in which the place has a figure, newest first. */
  readonly periods: readonly Period[]
}

export interface IndicatorSummary {
  /** The last periods up to the one shown, oldest first; its own is the last. */
  readonly series: readonly Assessment[]
  readonly assessment: Assessment
  /** The target of the year that a part of a year belongs to. */
  readonly yearTarget: Target | null
  readonly comparators: readonly ComparatorLine[]
  readonly breaks: readonly Period[]
  readonly commentary: Commentary | null
  readonly forecast: YearEndForecast | null
  /** Targets of the periods that the forecast spans, in their order. */
  readonly aheadTargets: readonly (Target | null)[]
}

/** One figure, all that was ever recorded of it, and how it stands as at the moment asked for. */
export interface LoadedFigure {
  readonly indicator: Indicator
  readonly department: Department | null
  readonly area: Named
  readonly period: Period
  readonly assessment: Assessment
  /** The first one first; `isInForce` on the one that stood then. */
  readonly revisions: readonly (Observation & { readonly isInForce: boolean })[]
  readonly breaks: readonly Period[]
  /** How it is worked out, where a formula gives it. */
  readonly workings: Workings | null
}

/** A derived figure with what the reader may open of the indicators it refers to, by code. */
export interface Workings {
  readonly computed: Computed
  readonly referred: ReadonlyMap<string, Pick<Indicator, 'title' | 'decimals' | 'unit'>>
}

export interface Definition {
  /** The formula by which its figures are worked out, in words, and its version; null: they are recorded. */
  readonly formula: LoadedFormula | null
  readonly rule: AssessmentRule
  readonly breaks: readonly Period[]
  /** People, earlier codes, predecessor and successor. */
  readonly more: DefinitionMore
}

export interface IndicatorData {
  /** The figures of the place itself, newest first; `all` counts also those that are not shown. */
  readonly own: readonly Assessment[]
  readonly all: number
  /** Those of other areas in the period shown. */
  readonly others: readonly { readonly area: Named; readonly observation: Observation }[]
}
