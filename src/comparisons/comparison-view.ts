import type { ComparatorGroup } from '../areas/comparator-group.ts'
import type { Range, Target } from '../figures/indicator.ts'
import type { Benchmark } from '../indicators/benchmark.ts'
import type { AreaFigure } from './standing.ts'

/** What every chart of areas is held against: the nation and the region of the place, where they have a figure. */
export interface Above {
  readonly nation: AreaFigure | null
  readonly region: AreaFigure | null
}

/** The page By area. */
export interface ByArea extends Above {
  readonly own: AreaFigure
  /** Areas that lie within the place, by kind; only kinds of which any has a figure. */
  readonly within: readonly { readonly kind: string; readonly figures: readonly AreaFigure[] }[]
  /** Places beside it that have a figure. */
  readonly beside: readonly AreaFigure[]
  readonly floor: Target | null
  /** What is aimed at, of an indicator that is best in between. */
  readonly range: Range | null
}

/** The page Compare. */
export interface Compared extends Above {
  readonly own: AreaFigure
  readonly groups: readonly ComparatorGroup[]
  /** Null where there is no group yet, or none of that name. */
  readonly group: ComparatorGroup | null
  /** As the group was made up at the end of the period, this place among them only where it is listed. */
  readonly members: readonly AreaFigure[]
  readonly benchmark: Benchmark | null
  readonly range: Range | null
}
