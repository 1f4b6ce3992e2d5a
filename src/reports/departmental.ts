import type { Assessment } from '../indicators/assess.ts'
import type { ComparatorLine } from '../performance/comparator-areas.ts'
import type { YearEndForecast } from '../indicators/forecast-of.ts'
import type { Commentary, Indicator, Target } from '../figures/indicator.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import type { SignOff } from './sign-off.ts'

/** Everything that a department's quarterly report says, as it stood at one moment and for one reader. */
export interface DepartmentalFigures {
  readonly place: { readonly name: string; readonly brandColour: string }
  /** `https://performance.example.gov.uk/halton`: what every address in the report begins with. */
  readonly base: string
  readonly department: { readonly code: string; readonly name: string }
  readonly period: Period
  /** The day in the place on which the figures are judged: that of `asAt`. */
  readonly today: string
  readonly asAt: Date
  readonly signOff: SignOff | null
  /** By code. */
  readonly rows: readonly DepartmentalRow[]
  /** Measures of the department that have no figure for a quarter. */
  readonly others: readonly Indicator[]
}

export interface DepartmentalRow {
  readonly assessment: Assessment
  /** The last twelve quarters, oldest first; the one of the report is the last. */
  readonly series: readonly Assessment[]
  readonly areaName: string
  /** When the quarter's figures are or were due; null where no round was opened. */
  readonly dueOn: string | null
  readonly commentary: Commentary | null
  readonly forecast: YearEndForecast | null
  readonly aheadTargets: readonly (Target | null)[]
  readonly comparators: readonly ComparatorLine[]
  readonly breaks: readonly Period[]
  /** Percent beyond its target from which a figure is explained. */
  readonly exceedBy: Decimal | null
}
