import type { Indicator } from '../../figures/indicator.ts'
import type { ReportHead } from '../report-head.ts'
import type { ReportRow } from '../report-row.ts'
import type { SignOff } from './sign-off.ts'

/** Everything that a department's quarterly report says, as it stood at one moment and for one reader. */
export interface DepartmentalFigures extends ReportHead {
  readonly signOff: SignOff | null
  /** By code. */
  readonly rows: readonly ReportRow[]
  /** Measures of the department that have no figure for a quarter. */
  readonly others: readonly Indicator[]
}
