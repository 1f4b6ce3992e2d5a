import { comparatorsOf, type LineData, type Point, type Range } from './line-data.ts'
import type { FigureTable } from './figure.ts'
import { showBare } from './show-number.ts'
import { englishChartWords } from './words.ts'

/** The chart's figures as a table: one row for each period, one column for each line, band and range. */
export function lineTable(data: LineData): FigureTable {
  const words = data.words ?? englishChartWords
  const unit = `${data.form.prefix ?? ''}${data.form.suffix ?? ''}`.trim()
  const headed = (label: string): string => (unit === '' ? label : words.withNote(label, unit))
  const number = (value: number | null | undefined): string =>
    value === null || value === undefined || !Number.isFinite(value)
      ? words.none
      : (data.form.say?.(value) ?? showBare(value, data.form.decimals))
  const range = (of: Range | null | undefined): string =>
    of ? words.range(number(of.low), number(of.high)) : words.none
  const own = (point: Point | undefined): string => {
    if (!point) return words.none
    if ('absent' in point) return point.absent
    return point.mark ? `${number(point.value)} ${point.mark}` : number(point.value)
  }
  const { actual, target, tolerance, forecast } = data
  const columns: { head: string; cell: (i: number) => string }[] = [
    { head: headed(actual.label), cell: (i) => own(actual.points[i]) },
    ...(target ? [{ head: headed(target.label), cell: (i: number) => number(target.values[i]) }] : []),
    ...(tolerance ? [{ head: tolerance.label, cell: (i: number) => range(tolerance.bands[i]) }] : []),
    ...comparatorsOf(data).map(({ label, values }) => ({
      head: headed(label),
      cell: (i: number) => number(values[i]),
    })),
    ...(forecast ? [{ head: forecast.column, cell: (i: number) => range(forecast.ranges[i]) }] : []),
  ]
  return {
    caption: data.subtitle,
    head: [words.period, ...columns.map(({ head }) => head)],
    rows: data.periods.map((period, i) => {
      const notes = (data.breaks ?? []).filter(({ before }) => before === i).map(({ label }) => label)
      const named = notes.length === 0 ? period : words.withNote(period, notes.join(', '))
      return [named, ...columns.map(({ cell }) => cell(i))]
    }),
  }
}
