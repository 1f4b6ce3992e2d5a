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
