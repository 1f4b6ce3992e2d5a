import type { ComparatorKind } from './palette.ts'
import type { NumberForm } from './show-number.ts'
import type { ChartWords } from './words.ts'

/**
 * One period of the place's own line. A figure may carry a mark printed after it in the table (`[p]`) and be drawn
 * hollow; a period without a figure says why in `absent`, and its mark (`?`) is printed on the axis.
 */
export type Point =
  | { readonly value: number; readonly hollow?: boolean; readonly mark?: string }
  | { readonly absent: string; readonly mark?: string }

export type Range = { readonly low: number; readonly high: number }

/** The data of a line chart. Every list has one entry for each of `periods`; `null` is no figure. */
export type LineData = {
  /** Unique among the figures of a page. */
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly summary: string
  readonly source: string
  readonly periods: readonly string[]
  readonly form: NumberForm
  readonly actual: { readonly label: string; readonly points: readonly Point[] }
  readonly target?: { readonly label: string; readonly values: readonly (number | null)[] }
  readonly tolerance?: { readonly label: string; readonly bands: readonly (Range | null)[] }
  /** One line of each kind at most, so that a chart never has more than four. */
  readonly comparators?: Partial<
    Record<ComparatorKind, { readonly label: string; readonly values: readonly (number | null)[] }>
  >
  /** `before` is the first period under the new definition; no line crosses into it. */
  readonly breaks?: readonly { readonly before: number; readonly label: string }[]
  readonly forecast?: {
    readonly label: string
    /** Heading of its column in the table, where the label at the line's end would repeat the figures. */
    readonly column: string
    readonly ranges: readonly ((Range & { readonly centre: number }) | null)[]
  }
  readonly words?: ChartWords
}

/** A series as the drawing needs it: a number for each period, or null where nothing may be drawn. */
export type Values = readonly (number | null)[]

const drawable = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && Number.isFinite(value) ? value : null

export function actualValues(data: LineData): Values {
  return data.periods.map((_, i) => {
    const point = data.actual.points[i]
    return point && 'value' in point ? drawable(point.value) : null
  })
}

/** As long as the periods, with anything that is not a number taken as a gap. */
export function aligned(values: Values, periods: readonly string[]): Values {
  return periods.map((_, i) => drawable(values[i]))
}

export const comparatorKinds = ['region', 'nation', 'neighbours'] as const satisfies readonly ComparatorKind[]

/** The comparators that are there, always in the same order. */
export function comparatorsOf(data: LineData): { kind: ComparatorKind; label: string; values: Values }[] {
  return comparatorKinds.flatMap((kind) => {
    const line = data.comparators?.[kind]
    return line ? [{ kind, label: line.label, values: aligned(line.values, data.periods) }] : []
  })
}

/** Index and value of the last figure of a series. */
export function lastOf(values: Values): { index: number; value: number } | null {
  const index = values.findLastIndex((value) => value !== null)
  const value = values[index]
  return value === null || value === undefined ? null : { index, value }
}

/** Stretches without a gap and without a change of definition inside: what may be joined by a line. */
export function runsOf(
  values: Values,
  breaks: LineData['breaks'] = [],
): { index: number; value: number }[][] {
  const runs: { index: number; value: number }[][] = []
  let isOpen = false
  values.forEach((value, index) => {
    if (value === null) {
      isOpen = false
      return
    }
    const last = runs.at(-1)
    if (isOpen && last && !breaks.some(({ before }) => before === index)) last.push({ index, value })
    else runs.push([{ index, value }])
    isOpen = true
  })
  return runs
}
