import { markup, type Markup } from '../kernel/markup.ts'
import type { Figure, FigurePlot } from './figure.ts'
import { breakLines, periodAxis, scaleNote, scaleSentence, valueAxis } from './line-axes.ts'
import { actualValues, aligned, comparatorsOf, lastOf, type LineData, type Values } from './line-data.ts'
import { frameOf, sizes, type Size } from './line-frame.ts'
import { drawLabels, endLabels, labelInside, labelRoom } from './line-labels.ts'
import { absences, fan, joined, points, px, stepped, tolerance } from './line-layers.ts'
import { lineTable } from './line-table.ts'
import { inks, strokes, type Stroke } from './palette.ts'
import { showNumber } from './show-number.ts'
import { svgPicture } from './svg-picture.ts'
import { englishChartWords } from './words.ts'

/** Figures over time against a target: this place, up to three comparators, tolerance, breaks and the likely range ahead. */
export function lineChart(data: LineData): Figure {
  const desc = describe(data)
  const picture = (name: 'wide' | 'narrow'): Markup => draw(data, sizes[name], name, desc)
  return {
    id: data.id,
    title: data.title,
    subtitle: data.subtitle,
    summary: data.summary,
    source: data.source,
    desc,
    wide: picture('wide'),
    narrow: picture('narrow'),
    table: lineTable(data),
    plot: plotOf(data),
  }
}

function draw(data: LineData, size: Size, name: 'wide' | 'narrow', desc: string): Markup {
  const labels = endLabels(data)
  const isAhead = data.forecast?.ranges.some((range) => range !== null) === true
  const inside = isAhead ? labels.filter(({ isBold }) => isBold) : []
  const beside = labels.filter((label) => !inside.includes(label))
  const frame = frameOf(data, size, labelRoom(beside, size))
  const words = data.words ?? englishChartWords
  const body = [
    tolerance(data.tolerance?.bands ?? [], frame),
    fan(data, frame),
    valueAxis(data, frame),
    periodAxis(data, frame),
    breakLines(data, frame),
    stepped(aligned(data.target?.values ?? [], data.periods), frame, data.breaks),
    comparatorsOf(data).map(({ kind, values }) => joined(values, strokes[kind], frame, data.breaks)),
    joined(actualValues(data), strokes.place, frame, data.breaks),
    points(data, frame),
    absences(data, frame),
    drawLabels(beside, frame),
    inside.map((label) => labelInside(label, frame)),
    scaleNote(data, frame),
    labels.length === 0
      ? markup`<text x="${px((frame.left + frame.right) / 2)}" y="${px((frame.top + frame.bottom) / 2)}" text-anchor="middle" fill="${inks.quiet}">${words.noFigures}</text>`
      : null,
  ]
  return svgPicture({
    id: `${data.id}-${name}`,
    className: `chart chart--${name}`,
    title: data.title,
    desc,
    ...size,
    body,
  })
}

/** The chart in sentences, for those who hear it: each line's span and its latest figure, then what it is held against. */
function describe(data: LineData): string {
  const words = data.words ?? englishChartWords
  const show = (value: number): string => showNumber(value, data.form)
  const spoken = (label: string, values: Values): string[] => {
    const numbers = values.filter((value) => value !== null)
    const last = lastOf(values)
    if (!last) return []
    const first = values.findIndex((value) => value !== null)
    const period = (index: number): string => data.periods[index] ?? ''
    const latest = words.latest(label, period(last.index), show(last.value))
    if (numbers.length === 1) return [latest]
    const lowest = show(numbers.reduce((a, b) => Math.min(a, b)))
    const highest = show(numbers.reduce((a, b) => Math.max(a, b)))
    return [words.lineOf({ label, from: period(first), to: period(last.index), lowest, highest }), latest]
  }
  const target = lastOf(aligned(data.target?.values ?? [], data.periods))
  const own = spoken(data.actual.label, actualValues(data))
  return [
    words.lineChart,
    ...(own.length === 0 ? [`${words.noFigures}.`] : own),
    ...(data.target && target ? [words.against(data.target.label, show(target.value))] : []),
    ...comparatorsOf(data).flatMap(({ label, values }) => spoken(label, values)),
    ...(data.breaks ?? []).map(
      ({ before, label }) => `${words.withNote(data.periods[before] ?? '', label)}.`,
    ),
    ...(data.forecast ? [`${data.forecast.label}.`] : []),
  ].join(' ')
}

function plotOf(data: LineData): FigurePlot {
  const series = (label: string, stroke: Stroke, values: Values, hasPoints = false) => ({
    label,
    colour: stroke.colour,
    dash: stroke.name,
    width: stroke.width,
    hasPoints,
    values,
  })
  const frame = frameOf(data, sizes.wide, 0)
  return {
    categories: data.periods,
    decimals: data.form.decimals,
    axisStart: frame.lowest,
    axisNote: scaleSentence(data, frame),
    series: [
      series(data.actual.label, strokes.place, actualValues(data), true),
      ...(data.target
        ? [series(data.target.label, strokes.target, aligned(data.target.values, data.periods))]
        : []),
      ...comparatorsOf(data).map(({ kind, label, values }) => series(label, strokes[kind], values)),
    ],
  }
}
