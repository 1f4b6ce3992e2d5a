import { markup, type Markup } from '../kernel/markup.ts'
import type { LineData } from './line-data.ts'
import { lineHeight, tickText, type Frame } from './line-frame.ts'
import { px } from './line-layers.ts'
import { inks } from './palette.ts'
import { showNumber } from './show-number.ts'
import { englishChartWords } from './words.ts'
import { textWidth, wrapLabel } from './wrap-label.ts'

export function valueAxis(data: LineData, frame: Frame): Markup[] {
  return frame.ticks.map((tick) => {
    const y = px(frame.y(tick))
    const isZero = tick === 0
    return markup`<path d="M${frame.left},${y}H${px(frame.right)}" stroke="${isZero ? inks.text : inks.grid}" stroke-width="1"/><text x="${frame.left - 6}" y="${px(y + frame.size.font * 0.35)}" text-anchor="end" fill="${inks.quiet}">${tickText(tick, frame.ticks, data)}</text>`
  })
}

/** Text that stays inside the picture: centred where it can be, else held at the edge. */
export function heldText(text: string, x: number, y: number, frame: Frame): Markup {
  const half = textWidth(text, frame.size.font) / 2
  const [anchor, at] =
    x + half > frame.size.width - 2
      ? (['end', frame.size.width - 2] as const)
      : x - half < 2
        ? (['start', 2] as const)
        : (['middle', x] as const)
  return markup`<text x="${px(at)}" y="${px(y)}" text-anchor="${anchor}" fill="${inks.quiet}">${text}</text>`
}

/** As many period labels as fit side by side, counted back from the last so that the latest is always named. */
export function periodAxis(data: LineData, frame: Frame): Markup[] {
  const most = Math.floor((frame.right - frame.left) / (frame.size.font * 0.55))
  const labels = data.periods.map((period) => wrapLabel(period, '', most, 1)[0] ?? '')
  const widest = Math.max(1, ...labels.map((label) => textWidth(label, frame.size.font)))
  const every = Math.max(1, Math.ceil((widest + 10) / frame.step))
  const y = frame.bottom + lineHeight + 2
  const last = labels.length - 1
  const shown = labels.flatMap((label, index) =>
    (last - index) % every === 0 ? [heldText(label, frame.x(index), y, frame)] : [],
  )
  const axis = markup`<path d="M${frame.left},${frame.bottom}H${px(frame.right)}" stroke="${inks.text}" stroke-width="1"/>`
  return [axis, ...shown]
}

/** What a chart says when its axis does not start at zero. */
export function scaleSentence(data: LineData, frame: Frame): string | null {
  if (frame.startsAt === null) return null
  const words = data.words ?? englishChartWords
  const decimals = Number.isInteger(frame.startsAt) ? 0 : Math.max(1, data.form.decimals)
  return words.scaleStartsAt(showNumber(frame.startsAt, { ...data.form, decimals }))
}

export function scaleNote(data: LineData, frame: Frame): Markup | null {
  const sentence = scaleSentence(data, frame)
  if (sentence === null) return null
  const most = Math.floor(frame.size.width / (frame.size.font * 0.5))
  return markup`<text x="2" y="${frame.size.height - 6}" fill="${inks.quiet}">${wrapLabel(sentence, '', most, 1)}</text>`
}

export function breakLines(data: LineData, frame: Frame): Markup[] {
  return (data.breaks ?? []).map(({ before, label }, row) => {
    const x = px(before <= 0 ? frame.left : (frame.x(before - 1) + frame.x(before)) / 2)
    const y = lineHeight * (row + 1) - 4
    const most = Math.floor(frame.size.width / (frame.size.font * 0.55))
    return markup`<path d="M${x},${y + 4}V${frame.bottom}" stroke="${inks.text}" stroke-width="1.5" stroke-dasharray="2 3"/>${heldText(wrapLabel(label, '', most, 1)[0] ?? '', x, y, frame)}`
  })
}
