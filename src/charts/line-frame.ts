import { scaleLinear, scalePoint } from 'd3-scale'
import { actualValues, aligned, comparatorsOf, type LineData } from './line-data.ts'
import { showNumber } from './show-number.ts'
import { textWidth } from './wrap-label.ts'

export const lineHeight = 18

/** The two drawings of every chart: one for pages and paper, one for a phone. */
export const sizes = {
  wide: { width: 640, height: 320, font: 16, ticks: 6, endLabels: 0.3 },
  narrow: { width: 288, height: 240, font: 14, ticks: 4, endLabels: 0.36 },
} as const
export type Size = (typeof sizes)[keyof typeof sizes]

export type Frame = {
  readonly size: Size
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly step: number
  readonly ticks: readonly number[]
  /** The lowest value on the axis, or null where there is nothing to draw. */
  readonly lowest: number | null
  /** Where the value axis starts when that is not zero, else null: the chart then says so. */
  readonly startsAt: number | null
  readonly x: (index: number) => number
  readonly y: (value: number) => number
}

function everyNumber(data: LineData): number[] {
  const ranges = [...(data.tolerance?.bands ?? []), ...(data.forecast?.ranges ?? [])]
  return [
    ...actualValues(data),
    ...aligned(data.target?.values ?? [], data.periods),
    ...comparatorsOf(data).flatMap(({ values }) => values),
    ...ranges.flatMap((range) => (range ? [range.low, range.high] : [])),
  ].filter((value): value is number => value !== null && Number.isFinite(value))
}

/**
 * The span of the value axis. Zero is in it whenever it is no further from the figures than they are from each other;
 * figures far from zero get an axis of their own, or a year's change would be a flat line.
 */
export function axisSpan(numbers: readonly number[]): [number, number] {
  if (numbers.length === 0) return [0, 1]
  const low = numbers.reduce((a, b) => Math.min(a, b))
  const high = numbers.reduce((a, b) => Math.max(a, b))
  const spread = high - low
  if (spread === 0) return low === 0 ? [0, 1] : low > 0 ? [0, low * 1.25] : [low * 1.25, 0]
  const space = spread * 0.08
  const start = low >= 0 && low <= spread ? 0 : low - space
  const end = high <= 0 && -high <= spread ? 0 : high + space
  return [low >= 0 ? Math.max(0, start) : start, high <= 0 ? Math.min(0, end) : end]
}

/** Where everything goes. `endLabels` is the width that the longest label at a line's end would like to have. */
export function frameOf(data: LineData, size: Size, endLabels: number): Frame {
  const numbers = everyNumber(data)
  const value = scaleLinear().domain(axisSpan(numbers)).nice(size.ticks)
  const { say } = data.form
  const ticks = numbers.length === 0 ? [] : value.ticks(size.ticks).filter((tick) => say?.(tick) !== '')
  const [lowest = 0, highest = 1] = value.domain()
  const startsAt = say ? null : lowest > 0 ? lowest : highest < 0 ? highest : null
  const tickRoom = Math.min(
    Math.max(0, ...ticks.map((tick) => textWidth(tickText(tick, ticks, data), size.font))),
    size.width * 0.25,
  )
  const halfPeriod = Math.min(textWidth(data.periods.at(-1) ?? '', size.font) / 2, size.width * 0.15)
  const left = Math.ceil(tickRoom) + 10
  const beside = endLabels > 0 ? Math.min(endLabels, size.width * size.endLabels) + 18 : 8
  const right = size.width - Math.ceil(Math.max(beside, halfPeriod))
  const top = 12 + (data.breaks?.length ?? 0) * lineHeight
  const bottom = size.height - lineHeight - 12 - (startsAt === null ? 0 : lineHeight)
  const period = scalePoint<number>()
    .domain(data.periods.map((_, i) => i))
    .range([left, right])
    .padding(0.25)
  value.range([bottom, top])
  return {
    size,
    left,
    right,
    top,
    bottom,
    step: data.periods.length > 1 ? period.step() : right - left,
    ticks,
    lowest: ticks.length === 0 ? null : lowest,
    startsAt,
    x: (index) => period(index) ?? left,
    y: (number) => value(number),
  }
}

/** A tick as written: with as many decimals as the step between ticks needs, never more than the measure has. */
export function tickText(tick: number, ticks: readonly number[], data: LineData): string {
  const gap = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0)) || 1
  const needed = Math.max(0, Math.ceil(-Math.log10(gap) - 1e-9))
  return showNumber(tick, {
    ...data.form,
    decimals: gap >= 1 && Number.isInteger(gap) ? 0 : Math.max(needed, 1),
  })
}
