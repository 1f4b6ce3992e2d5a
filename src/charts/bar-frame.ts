import { scaleLinear } from 'd3-scale'
import { drawable, whisker, type BarData } from './bar-data.ts'
import { lineHeight } from './line-frame.ts'
import { showNumber } from './show-number.ts'
import { textWidth } from './wrap-label.ts'

/** The two drawings of a chart of bars: names beside the bars, or over them on a phone. As tall as it has bars. */
export const barSizes = {
  wide: { width: 640, font: 16, row: 26, bar: 16, ticks: 5, isBeside: true },
  narrow: { width: 288, font: 14, row: 40, bar: 14, ticks: 3, isBeside: false },
} as const
export type BarSize = (typeof barSizes)[keyof typeof barSizes]

export type BarFrame = {
  readonly size: BarSize
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly ticks: readonly number[]
  readonly x: (value: number) => number
  /** The upper edge of the row of a bar. */
  readonly y: (index: number) => number
}

/** Where everything goes. Bars always begin at nought, so it is always on the axis. */
export function barFrameOf(data: BarData, size: BarSize): BarFrame {
  const bars = drawable(data)
  const ends = bars.flatMap((bar) => {
    const limits = whisker(bar)
    return limits ? [bar.value, limits.low, limits.high] : [bar.value]
  })
  const against = data.lines.map(({ value }) => value).filter(Number.isFinite)
  const all = [0, ...ends, ...against]
  const low = all.reduce((a, b) => Math.min(a, b))
  const high = all.reduce((a, b) => Math.max(a, b))
  const scale = scaleLinear()
    .domain(low === high ? [0, 1] : [low, high])
    .nice(size.ticks)
  const widest = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => textWidth(text, size.font) * 1.08))
  const names = Math.min(widest(bars.map(({ label }) => label)), size.width * 0.34)
  const values = widest(bars.map(({ value }) => showNumber(value, data.form)))
  const left = size.isBeside ? Math.ceil(names) + 12 : Math.ceil(low < 0 ? 10 : 4)
  const right = size.width - Math.ceil(values) - 14
  const top = 8 + data.lines.length * lineHeight
  const bottom = top + Math.max(1, bars.length) * size.row + 4
  scale.range([left, right])
  return {
    size,
    height: bottom + lineHeight + 10,
    left,
    right,
    top,
    bottom,
    ticks: bars.length === 0 ? [] : scale.ticks(size.ticks),
    x: (value) => scale(value),
    y: (index) => top + index * size.row,
  }
}
