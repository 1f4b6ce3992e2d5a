import { markup, type Markup } from '../kernel/markup.ts'
import { barTable, drawable, whisker, type Bar, type BarData } from './bar-data.ts'
import { barFrameOf, barSizes, type BarFrame } from './bar-frame.ts'
import type { Figure } from './figure.ts'
import { lineHeight } from './line-frame.ts'
import { px } from './line-layers.ts'
import { inks, strokes } from './palette.ts'
import { showNumber } from './show-number.ts'
import { svgPicture } from './svg-picture.ts'
import { englishChartWords } from './words.ts'
import { textWidth, wrapLabel } from './wrap-label.ts'

/** Figures of several areas side by side, in the order given: bars from nought, limits as whiskers, what they are held against as lines. */
export function barChart(data: BarData): Figure {
  const desc = describe(data)
  const picture = (name: 'wide' | 'narrow'): Markup => {
    const frame = barFrameOf(data, barSizes[name])
    return svgPicture({
      id: `${data.id}-${name}`,
      className: `chart chart--${name}`,
      title: data.title,
      desc,
      width: frame.size.width,
      height: frame.height,
      font: frame.size.font,
      body: drawn(data, frame),
    })
  }
  const { id, title, subtitle, summary, source } = data
  return {
    id,
    title,
    subtitle,
    summary,
    source,
    desc,
    wide: picture('wide'),
    narrow: picture('narrow'),
    table: barTable(data),
  }
}

function drawn(data: BarData, frame: BarFrame): (Markup | (Markup | null)[])[] {
  const bars = drawable(data)
  if (bars.length === 0) {
    const { noFigures } = data.words ?? englishChartWords
    return [
      markup`<text x="${px(frame.size.width / 2)}" y="${px(frame.bottom)}" text-anchor="middle" fill="${inks.quiet}">${noFigures}</text>`,
    ]
  }
  return [
    axis(data, frame),
    bars.map((bar, i) => drawBar(bar, i, frame)),
    data.lines.map((_, i) => drawLine(i, data, frame)),
    // Words come last, on a white edge of their own, so that no line runs through them.
    data.lines.map((_, i) => nameLine(i, data, frame)),
    bars.map((bar, i) => nameBar(bar, i, data, frame)),
  ]
}

function axis(data: BarData, frame: BarFrame): Markup[] {
  const step = Math.abs((frame.ticks[1] ?? 1) - (frame.ticks[0] ?? 0))
  const decimals = Math.max(0, Math.ceil(-Math.log10(step || 1) - 1e-9))
  return frame.ticks.map((tick) => {
    const x = px(frame.x(tick))
    const text = showNumber(tick, { ...data.form, decimals })
    const half = textWidth(text, frame.size.font) / 2
    const at = px(Math.min(Math.max(x, half + 2), frame.size.width - half - 2))
    return markup`<path d="M${x},${frame.top}V${frame.bottom}" stroke="${tick === 0 ? inks.text : inks.grid}" stroke-width="1"/><text x="${at}" y="${frame.bottom + lineHeight}" text-anchor="middle" fill="${inks.quiet}">${text}</text>`
  })
}

/** White around words that stand on lines. */
const edge = markup` stroke="${inks.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`
const ground = { own: strokes.place.colour, other: strokes.neighbours.colour } as const

/** Where a bar lies: its ends, its upper edge and the middle of its height. */
function placed(bar: Bar, index: number, frame: BarFrame) {
  const { size } = frame
  const top = frame.y(index) + (size.isBeside ? (size.row - size.bar) / 2 : size.row - size.bar - 4)
  return {
    from: frame.x(Math.min(0, bar.value)),
    to: frame.x(Math.max(0, bar.value)),
    top,
    middle: top + size.bar / 2,
  }
}

function drawBar(bar: Bar, index: number, frame: BarFrame): Markup {
  const { from, to, top, middle } = placed(bar, index, frame)
  const colour = bar.isOwn ? ground.own : ground.other
  const limits = whisker(bar)
  return markup`<rect x="${px(from)}" y="${px(top)}" width="${px(Math.max(to - from, 1))}" height="${frame.size.bar}" fill="${bar.isHollow ? inks.paper : colour}" stroke="${colour}" stroke-width="1.5"/>${limits ? drawWhisker(frame.x(limits.low), frame.x(limits.high), middle, bar) : null}`
}

/** The name before its bar, or over it on a phone; the value behind it and its whisker. */
function nameBar(bar: Bar, index: number, data: BarData, frame: BarFrame): Markup {
  const { size } = frame
  const { to, top, middle } = placed(bar, index, frame)
  const limits = whisker(bar)
  const end = Math.max(to, limits ? frame.x(limits.high) : to)
  const bold = bar.isOwn ? markup` font-weight="bold"` : null
  const most = size.isBeside
    ? Math.floor((frame.left - 10) / (size.font * 0.5))
    : Math.floor(size.width / (size.font * 0.55))
  const name = wrapLabel(bar.label, '', most, 1)[0] ?? ''
  const [x, y, anchor] = size.isBeside
    ? [frame.left - 6, middle + size.font * 0.35, 'end']
    : [2, top - 5, 'start']
  return markup`<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}" fill="${inks.text}"${edge}${bold}>${name}</text><text x="${px(end + 6)}" y="${px(middle + size.font * 0.35)}" fill="${inks.text}"${edge}${bold}>${showNumber(bar.value, data.form)}</text>`
}

/** Half of its caps of eight pixels to either side. White beneath keeps it visible on a dark bar. */
function drawWhisker(low: number, high: number, middle: number, { isHollow }: Bar): Markup {
  const path = `M${px(low)},${px(middle - 4)}V${px(middle + 4)}M${px(low)},${px(middle)}H${px(high)}M${px(high)},${px(middle - 4)}V${px(middle + 4)}`
  const beneath = isHollow
    ? null
    : markup`<path d="${path}" fill="none" stroke="${inks.paper}" stroke-width="4"/>`
  return markup`${beneath}<path d="${path}" fill="none" stroke="${inks.text}" stroke-width="1.5"/>`
}

/** A line through all bars; its name stands over them on a row of its own, so that none covers another. */
function drawLine(index: number, data: BarData, frame: BarFrame): Markup | null {
  const line = data.lines[index]
  if (!line || !Number.isFinite(line.value)) return null
  const { colour, width, dash } = strokes[line.kind]
  return markup`<path d="M${px(frame.x(line.value))},${rowOf(index) + 4}V${frame.bottom}" fill="none" stroke="${colour}" stroke-width="${width}"${dash === null ? null : markup` stroke-dasharray="${dash}"`}/>`
}

function nameLine(index: number, data: BarData, frame: BarFrame): Markup | null {
  const line = data.lines[index]
  if (!line || !Number.isFinite(line.value)) return null
  const most = Math.floor(frame.size.width / (frame.size.font * 0.55))
  const text = wrapLabel(line.label, showNumber(line.value, data.form), most, 1)[0] ?? ''
  const half = textWidth(text, frame.size.font) / 2
  const at = px(Math.min(Math.max(frame.x(line.value), half + 2), frame.size.width - half - 2))
  return markup`<text x="${at}" y="${rowOf(index)}" text-anchor="middle" fill="${inks.text}"${edge}>${text}</text>`
}

const rowOf = (index: number): number => lineHeight * (index + 1) - 3

/** The chart in sentences, for those who hear it. */
function describe(data: BarData): string {
  const words = data.words ?? englishChartWords
  const bars = drawable(data)
  const show = (value: number): string => showNumber(value, data.form)
  const [first] = bars
  const last = bars.at(-1)
  const own = bars.find(({ isOwn }) => isOwn)
  return [
    words.barChart(bars.length),
    ...(first && last && first !== last
      ? [words.barsFromTo(first.label, show(first.value), last.label, show(last.value))]
      : []),
    ...(own ? [words.against(own.label, show(own.value))] : []),
    ...data.lines
      .filter(({ value }) => Number.isFinite(value))
      .map(({ label, value }) => words.against(label, show(value))),
  ].join(' ')
}
