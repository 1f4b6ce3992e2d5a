import type { Forecast } from '../stats/forecast.ts'
import type { PlacedTarget } from '../targets/category.ts'

/** What stands beside the category of a line. */
export interface Placing {
  /** The last word on its target. */
  readonly said: PlacedTarget | null
  /** What is worked out from the figures that are in; null where there is nothing to work it out from. */
  readonly forecast: Forecast | null
}

/** By indicator code: of each line that may place its target. */
export type Placings = ReadonlyMap<string, Placing>
