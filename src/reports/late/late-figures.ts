import type { LateGrid } from '../../deadlines/late-grid.ts'
import type { ReportHead } from '../report-head.ts'

/** Who was late, as at the report's moment. */
export interface LateFigures extends ReportHead {
  readonly grid: LateGrid
}
