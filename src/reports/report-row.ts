import type { Commentary, Target } from '../figures/indicator.ts'
import type { Assessment } from '../indicators/assess.ts'
import type { YearEndForecast } from '../indicators/forecast-of.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import type { ComparatorLine } from '../performance/comparator-areas.ts'
import type { PlacedTarget } from '../targets/category.ts'

/** One measure in a report, as its own page shows it. */
export interface ReportRow {
  readonly assessment: Assessment
  /** The last twelve quarters, oldest first; the one of the report is the last. */
  readonly series: readonly Assessment[]
  readonly areaName: string
  /** When the quarter's figures are or were due; null where no round was opened. */
  readonly dueOn: string | null
  readonly commentary: Commentary | null
  readonly forecast: YearEndForecast | null
  /** What an officer said last of the target of the year. */
  readonly said: PlacedTarget | null
  readonly aheadTargets: readonly (Target | null)[]
  readonly comparators: readonly ComparatorLine[]
  readonly breaks: readonly Period[]
  /** Percent beyond its target from which a figure is explained. */
  readonly exceedBy: Decimal | null
}
