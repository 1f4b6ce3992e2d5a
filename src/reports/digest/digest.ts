import type { RatingCount } from '../../indicators/count-ratings.ts'
import type { ReturnState } from '../../returns/transitions.ts'
import type { ReportHead } from '../report-head.ts'
import type { ReportRow } from '../report-row.ts'

/** One department in the digest. */
export interface DigestLine {
  readonly code: string
  readonly name: string
  /** Of its return for the quarter; null where the reader may not open it, or it was not asked for one. */
  readonly state: ReturnState | null
  readonly daysLate: number
  readonly count: RatingCount
}

/** All departments of a place in a quarter, for its management team. */
export interface DigestFigures extends ReportHead {
  /** By name. */
  readonly departments: readonly DigestLine[]
  readonly total: RatingCount
  /** Off or close to target, worst first. */
  readonly wrong: readonly ReportRow[]
}
