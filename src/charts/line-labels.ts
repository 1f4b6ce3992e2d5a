import { markup, type Markup } from '../kernel/markup.ts'
import { actualValues, aligned, comparatorsOf, lastOf, type LineData } from './line-data.ts'
import { lineHeight, type Frame, type Size } from './line-frame.ts'
import { px } from './line-layers.ts'
import { inks, strokes } from './palette.ts'
import { showNumber } from './show-number.ts'
import { spreadLabels } from './spread-labels.ts'
import { textWidth, wrapLabel } from './wrap-label.ts'

type EndLabel = {
  readonly name: string
  readonly value: string
  readonly colour: string
  readonly isBold: boolean
  /** Period and value where the line ends; the label may be moved from there. */
  readonly index: number
  readonly at: number
}

/** The label at the end of each line, in place of a legend. */
export function endLabels(data: LineData): EndLabel[] {
  const show = (value: number): string => showNumber(value, data.form)
  const labels: EndLabel[] = []
  const actual = lastOf(actualValues(data))
  if (actual) {
    const { index, value } = actual
    labels.push({
      name: data.actual.label,
      value: show(value),
      colour: strokes.place.colour,
      isBold: true,
      index,
      at: value,
    })
  }
  const target = lastOf(aligned(data.target?.values ?? [], data.periods))
  if (data.target && target) {
    const { index, value } = target
    labels.push({
      name: data.target.label,
      value: show(value),
      colour: strokes.target.colour,
      isBold: false,
      index,
      at: value,
    })
  }
  for (const { kind, label, values } of comparatorsOf(data)) {
    const last = lastOf(values)
    if (last) {
      const { colour } = strokes[kind]
      labels.push({
        name: label,
        value: show(last.value),
        colour,
        isBold: false,
        index: last.index,
        at: last.value,
      })
    }
  }
  for (const [label, ranges] of [
    [data.tolerance?.label, data.tolerance?.bands],
    [data.forecast?.label, data.forecast?.ranges],
  ] as const) {
    const index = ranges?.findLastIndex((range) => range !== null) ?? -1
    const range = ranges?.[index]
    if (label && range && Number.isFinite(range.low)) {
      labels.push({ name: label, value: '', colour: inks.quiet, isBold: false, index, at: range.low })
    }
  }
  return labels
}

/** The width all labels would like, in a picture of this size. */
export function labelRoom(labels: readonly EndLabel[], size: Size): number {
  return Math.max(
    0,
    ...labels.map(
      ({ name, value, isBold }) => textWidth(`${name} ${value}`, size.font) * (isBold ? 1.08 : 1),
    ),
  )
}

/** Labels beside the plot, 18 pixels apart, with a thin line back to where a moved one belongs. */
export function drawLabels(labels: readonly EndLabel[], frame: Frame): Markup[] {
  const most = Math.max(4, Math.floor((frame.size.width - frame.right - 14) / (frame.size.font * 0.55)))
  const room = Math.floor((frame.size.height - frame.top) / lineHeight)
  const lines = Math.max(1, Math.min(3, Math.floor(room / Math.max(1, labels.length))))
  const texts = labels.map(({ name, value }) => wrapLabel(name, value, most, lines))
  const middles = spreadLabels(
    labels.map(({ at }, i) => ({ y: frame.y(at), height: (texts[i]?.length ?? 1) * lineHeight })),
    frame.top - 8,
    frame.bottom + lineHeight / 2,
  )
  return labels.map((label, i) => {
    const text = texts[i] ?? []
    const middle = middles[i] ?? 0
    const end = { x: px(frame.x(label.index)), y: px(frame.y(label.at)) }
    const isMoved = Math.abs(middle - end.y) > 3 || frame.right - end.x > frame.step
    const leader = isMoved
      ? markup`<path d="M${px(Math.min(end.x + 6, frame.right))},${end.y}L${px(frame.right + 9)},${px(middle)}" fill="none" stroke="${label.colour}" stroke-width="0.75"/>`
      : null
    const first = middle - ((text.length - 1) * lineHeight) / 2 + frame.size.font * 0.35
    const rows = text.map(
      (row, n) => markup`<tspan x="${px(frame.right + 12)}" y="${px(first + n * lineHeight)}">${row}</tspan>`,
    )
    return markup`${leader}<text fill="${label.isBold ? label.colour : inks.text}"${label.isBold ? markup` font-weight="bold"` : null}>${rows}</text>`
  })
}

/** With a forecast the place's line ends inside the plot, and its last value is written over its last point. */
export function labelInside(label: EndLabel, frame: Frame): Markup {
  const text =
    wrapLabel(
      label.name,
      label.value,
      Math.floor((frame.right - frame.left) / (frame.size.font * 0.6)),
      1,
    )[0] ?? ''
  const half = (textWidth(text, frame.size.font) * 1.08) / 2
  const x = Math.max(frame.left + half + 2, Math.min(frame.x(label.index), frame.right - half - 2))
  const point = frame.y(label.at)
  const y = point - 14 < frame.top + frame.size.font ? point + 26 : point - 14
  return markup`<text x="${px(x)}" y="${px(y)}" text-anchor="middle" font-weight="bold" fill="${label.colour}" stroke="${inks.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${text}</text>`
}
