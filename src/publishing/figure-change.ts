import type { Indicator, Observation } from '../figures/indicator.ts'
import type { Period } from '../kernel/period.ts'

/** A figure of a published report that is another one now. */
export interface FigureChange {
  readonly indicator: Indicator
  readonly areaCode: string
  readonly period: Period
  /** As published; null where there was none. */
  readonly before: Observation | null
  readonly after: Observation | null
  /** The day on which it became that; null where it was taken away. */
  readonly on: string | null
}
