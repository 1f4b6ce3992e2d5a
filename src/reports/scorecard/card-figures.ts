import type { LateCounts } from '../../deadlines/late-grid.ts'
import type { LoadedScorecard } from '../../scorecards/scorecard.ts'
import type { ReportHead } from '../report-head.ts'

/** A balanced scorecard in a quarter. */
export interface CardFigures extends ReportHead {
  readonly card: LoadedScorecard
  /** Of the returns that the reader may open; null where there is none. */
  readonly returns: LateCounts | null
}
