import type { Indicator } from '../figures/indicator.ts'
import { perHowMany } from '../indicators/limits-of.ts'
import type { AreaFigure } from './standing.ts'

/**
 * The figure of a group as if it were one place: the sum of its numerators over that of its denominators. Percentages
 * are never averaged, so it is known only where the indicator is added up so, and the counts of every member are known.
 */
export function groupFigure(
  members: readonly AreaFigure[],
  { unit, overAreas }: Pick<Indicator, 'unit' | 'overAreas'>,
): number | null {
  const per = perHowMany(unit)
  if (overAreas !== 'ratio-of-sums' || per === null || members.length === 0) return null
  let [counted, of] = [0, 0]
  for (const { observation } of members) {
    const { numerator = null, denominator = null } = observation ?? {}
    if (numerator === null || denominator === null) return null
    counted += Number(numerator)
    of += Number(denominator)
  }
  return of > 0 ? (counted / of) * per : null
}
