import { scaleLinear } from 'd3-scale'
import { markup } from '../kernel/markup.ts'
import type { SmallFigure } from './figure.ts'
import { px } from './line-layers.ts'
import type { Range } from './line-data.ts'
import { inks, strokes } from './palette.ts'
import { showNumber, type NumberForm } from './show-number.ts'
import { svgPicture } from './svg-picture.ts'
import { englishChartWords, type ChartWords } from './words.ts'

export type BulletData = {
  readonly id: string
  readonly title: string
  readonly period: string
  readonly label: string
  readonly value: number | null
  readonly form: NumberForm
  readonly target?: { readonly label: string; readonly value: number }
  readonly tolerance?: Range
  readonly words?: ChartWords
}

const size = { width: 240, height: 28, font: 14 }

/** One figure against its target in a table cell: a bar from zero, the target as an upright, the tolerance as a darker ground. */
export function bullet(data: BulletData): SmallFigure {
  const words = data.words ?? englishChartWords
  const value = data.value !== null && Number.isFinite(data.value) ? data.value : null
  const { target, tolerance } = data
  const held = [target?.value, tolerance?.low, tolerance?.high].filter((number) => Number.isFinite(number))
  const numbers = [0, value ?? 0, ...held.map(Number)]
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const x = scaleLinear()
    .domain(low === high ? [0, 1] : [low < 0 ? low * 1.05 : 0, high > 0 ? high * 1.05 : 0])
    .range([2, size.width - 2])
  const shown = value === null ? words.none : showNumber(value, data.form)
  const desc = [
    value === null ? `${words.noFigures}.` : words.latest(data.label, data.period, shown),
    ...(target ? [words.against(target.label, showNumber(target.value, data.form))] : []),
  ].join(' ')
  const bar = (from: number, to: number, top: number, height: number, fill: string) =>
    markup`<rect x="${px(Math.min(x(from), x(to)))}" y="${top}" width="${px(Math.max(0.5, Math.abs(x(to) - x(from))))}" height="${height}" fill="${fill}"/>`
  const body = [
    markup`<rect x="2" y="4" width="${size.width - 4}" height="20" fill="${inks.band}"/>`,
    tolerance && held.length > 1 ? bar(tolerance.low, tolerance.high, 4, 20, inks.grid) : null,
    value === null ? null : bar(0, value, 9, 10, strokes.place.colour),
    target && Number.isFinite(target.value)
      ? markup`<path d="M${px(x(target.value))},2V26" stroke="${strokes.target.colour}" stroke-width="3"/>`
      : null,
  ]
  return {
    svg: svgPicture({
      id: data.id,
      className: 'chart chart--bullet',
      title: data.title,
      desc,
      ...size,
      body,
    }),
    desc,
    table: {
      caption: data.title,
      head: [words.period, data.label, ...(target ? [target.label] : [])],
      rows: [[data.period, shown, ...(target ? [showNumber(target.value, data.form)] : [])]],
    },
  }
}
