import { markup, type Markup } from '../kernel/markup.ts'
import type { Status } from './assess.ts'
import { statusMarks, type StatusMark } from './status-marks.ts'
import type { IndicatorWords } from './words.ts'

const paths: Readonly<Record<StatusMark['shape'], string>> = {
  circle: 'M10,1a9,9 0 1,0 0.01,0Z',
  triangle: 'M10,1L19.5,18.5H0.5Z',
  square: 'M1,1H19V19H1Z',
  hollow: 'M10,1.5a8.5,8.5 0 1,0 0.01,0Z',
}

const drawing = markup`class="app-glyph" width="20" height="20"`
const hidden = markup`aria-hidden="true" focusable="false"`

/** The shape with its letter, 20 px square. Hidden from assistive technology: the word beside it says the same. */
export function statusGlyph(status: Status, words: Pick<IndicatorWords, 'letters'>): Markup {
  return markup`<svg ${drawing} viewBox="0 0 20 20" ${hidden}>${shapeOf(status, words)}</svg>`
}

/** Draws each glyph once, unseen, for a page with so many that it names them: `namedGlyph` shows them. */
export function glyphSheet(statuses: readonly Status[], words: Pick<IndicatorWords, 'letters'>): Markup {
  const symbols = statuses.map(
    (status) =>
      markup`<symbol id="glyph-${status}" class="app-glyph" viewBox="0 0 20 20">${shapeOf(status, words)}</symbol>`,
  )
  return markup`<div hidden><svg ${hidden}>${symbols}</svg></div>`
}

/** The glyph as the page's `glyphSheet` draws it, in a quarter of the text. */
export const namedGlyph = (status: Status): Markup =>
  markup`<svg ${drawing} aria-hidden="true"><use href="#glyph-${status}"/></svg>`

function shapeOf(status: Status, words: Pick<IndicatorWords, 'letters'>): Markup {
  const { shape, fill, letterInk, ink, outline } = statusMarks[status]
  const width = shape === 'hollow' ? 2 : 1.5
  const inner =
    outline === 'double'
      ? markup`<path d="M10,4.5a5.5,5.5 0 1,0 0.01,0Z" fill="none" stroke="${ink}" stroke-width="1"/>`
      : null
  const letter = words.letters[status]
  // A triangle is widest at its foot, so its letter stands lower.
  const y = shape === 'triangle' ? 16.5 : 14.3
  return markup`<path d="${paths[shape]}" fill="${fill}" stroke="${ink}" stroke-width="${width}"${outline === 'dotted' ? markup` stroke-dasharray="2 2"` : null}/>${inner}<text x="10" y="${y}" text-anchor="middle" font-family="Arial, Helvetica, sans-serif" font-size="12" font-weight="bold" fill="${letterInk}">${letter}</text>`
}

/**
 * Glyph and word of a status, for a cell of a table or a line of a page: in a tag of its colour where it is judged,
 * plain where it is not. Markup rather than a component, so that 200 rows of a scorecard cost little.
 */
export function statusTag(
  status: Status,
  words: Pick<IndicatorWords, 'letters' | 'statuses'>,
  glyph = statusGlyph(status, words),
): Markup {
  const { tag, needsAttention } = statusMarks[status]
  const inside = markup`${glyph} <span class="app-status__word">${words.statuses[status]}</span>`
  if (tag !== null) return markup`<strong class="govuk-tag govuk-tag--${tag} app-status">${inside}</strong>`
  return needsAttention
    ? markup`<strong class="app-status">${inside}</strong>`
    : markup`<span class="app-status">${inside}</span>`
}
