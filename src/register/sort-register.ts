import type { Indicator } from '../figures/indicator.ts'
import type { Assessment, Status } from '../indicators/assess.ts'
import type { Direction } from '../indicators/direction.ts'
import { statuses } from '../indicators/status-marks.ts'

/** The order in which statuses and directions need somebody. */
export const worstFirst: readonly Status[] = ['red', 'amber', 'missing', ...statuses.toReversed()]
export const worseFirst: readonly Direction[] = ['worse', 'down', 'same', 'up', 'better', 'none']

/** What each column sorts by, the smallest first; null stands last either way. Of the first, only the indicator is asked. */
const ofIndicator = {
  code: ({ code }) => code,
  title: ({ title }) => title.toLowerCase(),
  owner: ({ ownerPost }) => ownerPost.toLowerCase() || null,
} as const satisfies Record<string, (indicator: Indicator) => string | null>

const ofFigure = {
  gap: (assessment) => gapOf(assessment),
  status: ({ status }) => worstFirst.indexOf(status),
  direction: ({ comparisons: [first], observation }) =>
    observation?.value == null || !first ? null : worseFirst.indexOf(first.direction),
  updated: ({ observation }) => observation?.recordedAt.getTime() ?? null,
} as const satisfies Record<string, (assessment: Assessment) => number | null>

export type SortColumn = keyof typeof ofIndicator | keyof typeof ofFigure
export interface Sort {
  readonly by: SortColumn
  readonly isDescending: boolean
}

export function isSortColumn(text: string): text is SortColumn {
  return Object.hasOwn(ofIndicator, text) || Object.hasOwn(ofFigure, text)
}

/** Whether all have to be judged before the first of them is known. */
export function asksFigures(sort: Sort | null): boolean {
  return sort !== null && Object.hasOwn(ofFigure, sort.by)
}

export function sortIndicators(indicators: readonly Indicator[], sort: Sort | null): readonly Indicator[] {
  if (sort === null || !isOfIndicator(sort.by)) return indicators
  return inOrder(indicators, ofIndicator[sort.by], sort.isDescending)
}

export function sortAssessments(rows: readonly Assessment[], sort: Sort | null): readonly Assessment[] {
  if (sort === null || isOfIndicator(sort.by)) return rows
  return inOrder(rows, ofFigure[sort.by], sort.isDescending)
}

const isOfIndicator = (by: SortColumn): by is keyof typeof ofIndicator => Object.hasOwn(ofIndicator, by)

function inOrder<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | number | null,
  isDescending: boolean,
): Row[] {
  const sign = isDescending ? -1 : 1
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .toSorted(({ key: a }, { key: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null)
      return sign * (a < b ? -1 : a > b ? 1 : 0)
    })
    .map(({ row }) => row)
}

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
