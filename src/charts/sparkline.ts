import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { markup } from '../kernel/markup.ts'
import type { SmallFigure } from './figure.ts'
import { aligned, lastOf, runsOf } from './line-data.ts'
import { px } from './line-layers.ts'
import { strokes } from './palette.ts'
import { showNumber, type NumberForm } from './show-number.ts'
import { svgPicture } from './svg-picture.ts'
import { englishChartWords, type ChartWords } from './words.ts'

export type SparklineData = {
  readonly id: string
  readonly title: string
  readonly label: string
  readonly periods: readonly string[]
  readonly values: readonly (number | null)[]
  readonly form: NumberForm
  readonly words?: ChartWords
}

const size = { width: 96, height: 24, font: 12 }

/** The shape of the last periods in a table cell: gaps are not joined, the latest figure is a dot. */
export function sparkline(data: SparklineData): SmallFigure {
  const words = data.words ?? englishChartWords
  const values = aligned(data.values, data.periods)
  const numbers = values.filter((value) => value !== null)
  const last = lastOf(values)
  const show = (value: number): string => showNumber(value, data.form)
  const [lowest, highest] = [Math.min(...numbers), Math.max(...numbers)]
  // All equal is a line through the middle, not along an edge.
  const y = scaleLinear()
    .domain(
      numbers.length === 0 || lowest === highest
        ? [(last?.value ?? 0) - 1, (last?.value ?? 0) + 1]
        : [lowest, highest],
    )
    .range([size.height - 4, 4])
  const x = scalePoint<number>()
    .domain(data.periods.map((_, i) => i))
    .range([4, size.width - 4])
  const across = (index: number): number => px(x(index) ?? size.width / 2)
  const path = line<{ index: number; value: number }>(
    ({ index }) => across(index),
    ({ value }) => px(y(value)),
  )
  const body = [
    runsOf(values).map(
      (run) =>
        markup`<path d="${path(run)}" fill="none" stroke="${strokes.place.colour}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
    ),
    last
      ? markup`<circle cx="${across(last.index)}" cy="${px(y(last.value))}" r="2.5" fill="${strokes.place.colour}"/>`
      : null,
  ]
  const from = values.findIndex((value) => value !== null)
  const desc = last
    ? words.lineOf({
        label: data.label,
        from: data.periods[from] ?? '',
        to: data.periods[last.index] ?? '',
        lowest: show(lowest),
        highest: show(highest),
      })
    : `${words.noFigures}.`
  return {
    svg: svgPicture({
      id: data.id,
      className: 'chart chart--sparkline',
      title: data.title,
      desc,
      ...size,
      body,
    }),
    desc,
    table: {
      caption: data.title,
      head: [words.period, data.label],
      rows: data.periods.map((period, i) => [
        period,
        values[i] === null || values[i] === undefined ? words.none : show(values[i]),
      ]),
    },
  }
}
