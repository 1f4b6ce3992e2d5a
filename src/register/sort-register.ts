import type { Assessment, Status } from '../indicators/assess.ts'
import type { Direction } from '../indicators/direction.ts'
import { statuses } from '../indicators/status-marks.ts'

/** The order in which statuses and directions need somebody. */
export const worstFirst: readonly Status[] = ['red', 'amber', 'missing', ...statuses.toReversed()]
export const worseFirst: readonly Direction[] = ['worse', 'down', 'same', 'up', 'better', 'none']

/** Columns that only the indicator is asked for: the store sorts by them. */
const ofIndicator = ['code', 'title', 'owner'] as const
export type IndicatorColumn = (typeof ofIndicator)[number]

/** What each other column sorts by, the smallest first; null stands last either way. */
const ofFigure = {
  gap: (assessment) => gapOf(assessment),
  status: ({ status }) => worstFirst.indexOf(status),
  direction: ({ comparisons: [first], observation }) =>
    observation?.value == null || !first ? null : worseFirst.indexOf(first.direction),
  updated: ({ observation }) => observation?.recordedAt.getTime() ?? null,
} as const satisfies Record<string, (assessment: Assessment) => number | null>
type FigureColumn = keyof typeof ofFigure

export type SortColumn = IndicatorColumn | FigureColumn
export interface Sort<Column extends SortColumn = SortColumn> {
  readonly by: Column
  readonly isDescending: boolean
}

export function isSortColumn(text: string): text is SortColumn {
  return ofIndicator.some((column) => column === text) || Object.hasOwn(ofFigure, text)
}

/** Whether the store can sort by it, without anything being judged. */
export function isOfIndicator(sort: Sort): sort is Sort<IndicatorColumn> {
  return !Object.hasOwn(ofFigure, sort.by)
}

/** What of a judged row its place in the register rests on. */
export interface Standing {
  readonly id: number
  readonly status: Status
  readonly keys: Readonly<Record<FigureColumn, number | null>>
}

export function standingOf(row: Assessment): Standing {
  const keys = {
    gap: ofFigure.gap(row),
    status: ofFigure.status(row),
    direction: ofFigure.direction(row),
    updated: ofFigure.updated(row),
  }
  return { id: row.indicator.id, status: row.status, keys }
}

/** In the order asked for, as far as it rests on figures; else, and between equals, as they come. */
export function sortStandings(rows: readonly Standing[], sort: Sort | null): readonly Standing[] {
  const by = sort?.by
  if (!sort || !isOfFigure(by)) return rows
  const sign = sort.isDescending ? -1 : 1
  return rows.toSorted(({ keys: { [by]: a } }, { keys: { [by]: b } }) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : sign * (a - b),
  )
}

const isOfFigure = (by: SortColumn | undefined): by is FigureColumn =>
  by !== undefined && Object.hasOwn(ofFigure, by)

/**
 * How far a figure falls short of its target, in percent of the target's size, so that indicators of every unit can be put
 * in one order; below nought where it is beyond. Null where there is nothing to fall short of. For sorting only.
 */
export function gapOf({
  observation,
  target,
  indicator: { polarity },
}: Pick<Assessment, 'observation' | 'target' | 'indicator'>): number | null {
  if (observation?.value == null || !target || polarity === 'none') return null
  const value = Number(observation.value)
  const low = target.range ? Number(target.range.low) : polarity === 'high' ? target.value : null
  const high = target.range ? Number(target.range.high) : polarity === 'low' ? target.value : null
  const ends = [
    ...(low === null ? [] : [{ end: Number(low), short: Number(low) - value }]),
    ...(high === null ? [] : [{ end: Number(high), short: value - Number(high) }]),
  ]
  const worst = ends.toSorted((a, b) => b.short - a.short)[0]
  return worst ? (worst.short / (Math.abs(worst.end) || 1)) * 100 : null
}
