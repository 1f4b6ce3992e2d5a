import type { Indicator, Target } from '../figures/indicator.ts'
import { compareDecimals, roundTo, type Decimal } from '../kernel/decimal.ts'
import { standingOf, type AreaFigure } from './standing.ts'

/** Areas within a place against the level below which none of them should fall. */
export interface FloorTest {
  readonly floor: Decimal
  /** How many had a figure, and how many had none: of those nothing is known. */
  readonly tested: number
  readonly without: number
  /** The worst first. */
  readonly below: readonly AreaFigure[]
  readonly worst: AreaFigure | null
}

/** Holds the worst of the areas against a floor target, as printed; null where there is none or no way is good. */
export function floorTest(
  figures: readonly AreaFigure[],
  floor: Pick<Target, 'value'> | null,
  indicator: Pick<Indicator, 'decimals' | 'polarity'>,
): FloorTest | null {
  const { decimals, polarity } = indicator
  if (floor?.value == null || (polarity !== 'high' && polarity !== 'low')) return null
  const limit = roundTo(floor.value, decimals)
  const { ordered, without } = standingOf(figures, '', indicator)
  const worstFirst = ordered.toReversed()
  const falls = ({ observation }: AreaFigure): boolean => {
    if (observation?.value == null) return false
    const side = compareDecimals(roundTo(observation.value, decimals), limit)
    return polarity === 'high' ? side < 0 : side > 0
  }
  return {
    floor: floor.value,
    tested: ordered.length,
    without: without.length,
    below: worstFirst.filter(falls),
    worst: worstFirst[0] ?? null,
  }
}
