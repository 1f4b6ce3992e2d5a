import type { Assessment } from '../indicators/assess.ts'
import type { YearEndForecast } from '../indicators/forecast-of.ts'
import type { ShownValue } from '../indicators/shown-value.ts'
import type { Period } from '../kernel/period.ts'
import type { PlacedTarget } from '../targets/category.ts'

export interface ScorecardHead {
  readonly code: string
  readonly title: string
  /** Who reads it: the board it is made for. */
  readonly body: string
}

export interface Scorecard extends ScorecardHead {
  /** A band for each perspective, in the order of the card. */
  readonly bands: readonly Band[]
}

export interface Band {
  readonly perspective: string
  readonly measures: readonly Measure[]
}

export interface Measure {
  readonly objective: string
  readonly indicatorId: number
  /** Posts as written; joint owners are joined by a semicolon. */
  readonly owner: string
  /** As written: "To be set", "06/07", "2/22". */
  readonly baseline: string
}

/** A card for a quarter or a year, with rows of one kind. */
export interface CardOf<Row> extends ScorecardHead {
  readonly period: Period
  readonly areaCode: string
  readonly bands: readonly { readonly perspective: string; readonly rows: readonly Row[] }[]
}

/** One row of a page: the assessment that it is judged by, and the quarters as they are printed. */
export interface ScorecardRow extends Measure {
  readonly judged: Assessment
  readonly quarters: readonly PrintedQuarter[]
  /** For the end of the year; null where there is nothing to forecast. */
  readonly forecast: YearEndForecast | null
  /** What an officer says of the year's target, which the forecast never replaces. */
  readonly said?: PlacedTarget | null
  readonly hasCommentary: boolean
}

export interface PrintedQuarter {
  readonly period: Period
  readonly value: ShownValue
  /** There is a figure, so it has a page. */
  readonly isRecorded: boolean
}

export type LoadedScorecard = CardOf<ScorecardRow>
