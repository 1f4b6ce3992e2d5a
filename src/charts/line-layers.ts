import { area, line } from 'd3-shape'
import { markup, type Markup } from '../kernel/markup.ts'
import { actualValues, lastOf, runsOf, type LineData, type Range, type Values } from './line-data.ts'
import type { Frame } from './line-frame.ts'
import { inks, strokes, type Stroke } from './palette.ts'

/** A coordinate in a picture: tenths of a pixel are finer than anyone sees. */
export const px = (value: number): number => Math.round(value * 10) / 10

type At = { readonly index: number; readonly value: number }

export function joined(values: Values, stroke: Stroke, frame: Frame, breaks: LineData['breaks']): Markup[] {
  const path = line<At>(
    ({ index }) => px(frame.x(index)),
    ({ value }) => px(frame.y(value)),
  )
  return runsOf(values, breaks).map(
    (run) =>
      markup`<path d="${path(run)}" fill="none" stroke="${stroke.colour}" stroke-width="${stroke.width}" stroke-linecap="round" stroke-linejoin="round"${dashed(stroke.dash)}/>`,
  )
}

const dashed = (dash: string | null): Markup | null =>
  dash === null ? null : markup` stroke-dasharray="${dash}"`

/** Left and right edge of a period's share of the axis, for what holds through a period and does not slope. */
function edges(index: number, frame: Frame): [number, number] {
  const middle = frame.x(index)
  return [
    px(Math.max(frame.left, middle - frame.step / 2)),
    px(Math.min(frame.right, middle + frame.step / 2)),
  ]
}

/** A target holds for its whole period, so it is a step, never a slope. */
export function stepped(values: Values, frame: Frame, breaks: LineData['breaks']): Markup[] {
  const { colour, width, dash } = strokes.target
  return runsOf(values, breaks).map((run) => {
    const corners = run.map(({ index, value }, i) => {
      const [from, to] = edges(index, frame)
      const y = px(frame.y(value))
      return `${i === 0 ? 'M' : 'L'}${from},${y}L${to},${y}`
    })
    return markup`<path d="${corners.join('')}" fill="none" stroke="${colour}" stroke-width="${width}"${dashed(dash)}/>`
  })
}

export function tolerance(bands: readonly (Range | null)[], frame: Frame): Markup[] {
  return bands.flatMap((band, index) => {
    if (!band || !Number.isFinite(band.low) || !Number.isFinite(band.high)) return []
    const [from, to] = edges(index, frame)
    const [top, bottom] = [px(frame.y(band.high)), px(frame.y(band.low))]
    const edge = (y: number): Markup =>
      markup`<path d="M${from},${y}H${to}" stroke="${inks.bandEdge}" stroke-width="1" stroke-dasharray="1 3"/>`
    return [
      markup`<rect x="${from}" y="${top}" width="${px(to - from)}" height="${px(bottom - top)}" fill="${inks.band}"/>`,
      edge(top),
      edge(bottom),
    ]
  })
}

type Ahead = { readonly index: number; readonly low: number; readonly centre: number; readonly high: number }

/** The likely range opens from the last figure, where it is still certain. */
export function fan(data: LineData, frame: Frame): Markup[] {
  const ahead = (data.forecast?.ranges ?? []).flatMap((range, index): Ahead[] =>
    range && [range.low, range.centre, range.high].every(Number.isFinite) ? [{ index, ...range }] : [],
  )
  const first = ahead[0]
  if (!first) return []
  const last = lastOf(actualValues(data).slice(0, first.index))
  const start = last ? [{ index: last.index, low: last.value, centre: last.value, high: last.value }] : []
  const points = [...start, ...ahead]
  const x = ({ index }: Ahead): number => px(frame.x(index))
  const along = (pick: (at: Ahead) => number) => line<Ahead>(x, (at) => px(frame.y(pick(at))))(points)
  const body = area<Ahead>(
    x,
    ({ low }) => px(frame.y(low)),
    ({ high }) => px(frame.y(high)),
  )(points)
  const edge = (path: string | null): Markup =>
    markup`<path d="${path}" fill="none" stroke="${inks.fanEdge}" stroke-width="1" stroke-dasharray="1 3"/>`
  return [
    markup`<path d="${body}" fill="${inks.fan}"/>`,
    edge(along(({ low }) => low)),
    edge(along(({ high }) => high)),
    markup`<path d="${along(({ centre }) => centre)}" fill="none" stroke="${strokes.place.colour}" stroke-width="2" stroke-dasharray="5 4"/>`,
  ]
}

export function points(data: LineData, frame: Frame): Markup[] {
  // Twelve pixels is where circles of radius 4 begin to run into each other.
  const radius = frame.step >= 12 ? 4 : 2.5
  return actualValues(data).flatMap((value, index) => {
    if (value === null) return []
    const point = data.actual.points[index]
    const isHollow = point !== undefined && 'value' in point && point.hollow === true
    return [
      markup`<circle cx="${px(frame.x(index))}" cy="${px(frame.y(value))}" r="${radius}" fill="${isHollow ? inks.paper : strokes.place.colour}" stroke="${strokes.place.colour}" stroke-width="2"/>`,
    ]
  })
}

export function absences(data: LineData, frame: Frame): Markup[] {
  return data.periods.flatMap((_, index) => {
    const point = data.actual.points[index]
    if (!point || 'value' in point || !point.mark) return []
    return [
      markup`<text x="${px(frame.x(index))}" y="${frame.bottom - 5}" text-anchor="middle" font-weight="bold" fill="${inks.text}">${point.mark.slice(0, 5)}</text>`,
    ]
  })
}
