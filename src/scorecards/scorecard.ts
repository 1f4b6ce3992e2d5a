import type { Assessment } from '../indicators/assess.ts'
import type { YearEndForecast } from '../indicators/forecast-of.ts'
import type { Period } from '../kernel/period.ts'

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

/** One row of the card: the four quarters, the year, and the assessment that the row is judged by. */
export interface ScorecardRow extends Measure {
  readonly quarters: readonly Assessment[]
  readonly year: Assessment
  readonly judged: Assessment
  /** For the end of the year; null where there is nothing to forecast. */
  readonly forecast: YearEndForecast | null
  readonly hasCommentary: boolean
}

export interface LoadedScorecard extends ScorecardHead {
  readonly period: Period
  readonly areaCode: string
  readonly bands: readonly { readonly perspective: string; readonly rows: readonly ScorecardRow[] }[]
}
