import type { Area } from '../areas/area.ts'
import type { Indicator, Observation, Range } from '../figures/indicator.ts'
import { compareDecimals, roundTo, type Decimal } from '../kernel/decimal.ts'
import { ranks } from '../stats/ranks.ts'
import { quartilesOf, type Quartiles } from '../targets/quartiles-of.ts'

/** What is known of one area in one period. */
export interface AreaFigure {
  readonly area: Area
  readonly observation: Observation | null
}

type Measure = Pick<Indicator, 'decimals' | 'polarity'>

/** Areas in order of their figures, and one of them in it. */
export interface Standing {
  /** Those with a figure: the best first; where no level is better than another, the highest. */
  readonly ordered: readonly AreaFigure[]
  /** Those without one: they are not last, they are nowhere. */
  readonly without: readonly AreaFigure[]
  /** Where no level is better than another nobody has a rank. */
  readonly hasRanks: boolean
  /** Place of the one asked about, ties sharing the lowest (1, 2, 2, 4); null without a figure or a rank. */
  readonly rank: number | null
  readonly isJoint: boolean
}

/** A figure as it is printed: figures that look alike rank alike. Null where there is none. */
export function printedValue({ observation }: AreaFigure, decimals: number): Decimal | null {
  const { value = null, mark = 'missing' } = observation ?? {}
  return value === null || (mark !== 'ok' && mark !== 'nil') ? null : roundTo(value, decimals)
}

/** `range` is what is aimed at, where an indicator is best in between: the nearer to its middle the better (LGBF). */
export function standingOf(
  figures: readonly AreaFigure[],
  ownCode: string,
  { decimals, polarity }: Measure,
  range: Range | null = null,
): Standing {
  const middle = range ? (Number(range.low) + Number(range.high)) / 2 : null
  const hasRanks = polarity === 'high' || polarity === 'low' || (polarity === 'range' && middle !== null)
  const key = (figure: AreaFigure): number | null => {
    const value = printedValue(figure, decimals)
    const number = value === null ? null : Number(value)
    return number === null || polarity !== 'range' || middle === null ? number : Math.abs(number - middle)
  }
  const better = polarity === 'low' || (polarity === 'range' && middle !== null) ? 'low' : 'high'
  const places = ranks(figures.map(key), { polarity: better })
  const placed = figures.map((figure, i) => ({ figure, place: places[i] ?? null }))
  const ordered = placed
    .filter(({ place }) => place !== null)
    .toSorted(
      (a, b) =>
        (a.place ?? 0) - (b.place ?? 0) || a.figure.area.name.localeCompare(b.figure.area.name, 'en-GB'),
    )
  const own = placed.find(({ figure }) => figure.area.code === ownCode)?.place ?? null
  return {
    ordered: ordered.map(({ figure }) => figure),
    without: placed.filter(({ place }) => place === null).map(({ figure }) => figure),
    hasRanks,
    rank: hasRanks ? own : null,
    isJoint: hasRanks && own !== null && places.filter((place) => place === own).length > 1,
  }
}

export type Quarter = 'best' | 'second' | 'third' | 'weakest' | 'highest' | 'upper' | 'lower' | 'lowest'

/** The middle of a group and the values that part it into quarters (Hyndman and Fan 1996, type 7); null of under four figures. */
export interface Spread extends Quartiles {
  /** How many figures it is made of. */
  readonly of: number
}

export function spreadOf(figures: readonly AreaFigure[], decimals: number): Spread | null {
  const values = figures.flatMap((figure) => {
    const value = printedValue(figure, decimals)
    return value === null ? [] : [{ value }]
  })
  const quartiles = quartilesOf(values)
  return quartiles && { ...quartiles, of: values.length }
}

/** The quarter of its group in which a value lies, said by which way is good; on a border it lies in the better one. */
export function quarterOf(
  value: Decimal,
  { low, middle, high }: Quartiles,
  polarity: Indicator['polarity'],
): Quarter | null {
  if (polarity === 'range') return null
  const names: readonly [Quarter, Quarter, Quarter, Quarter] =
    polarity === 'none' ? ['highest', 'upper', 'lower', 'lowest'] : ['best', 'second', 'third', 'weakest']
  const reaches = (border: Decimal): boolean =>
    compareDecimals(value, border) !== (polarity === 'low' ? 1 : -1)
  const [first, last] = polarity === 'low' ? [low, high] : [high, low]
  return reaches(first) ? names[0] : reaches(middle) ? names[1] : reaches(last) ? names[2] : names[3]
}
