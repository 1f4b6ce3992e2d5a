import { markup, type Markup } from '../../kernel/markup.ts'
import { linked } from './html-link.ts'
import { statusGlyph } from '../status-glyph.ts'
import type { Status } from '../tree.ts'

/** Shape with letter, then the word, in a tag; a status without a judgement is plain text. */
export function statusHtml(status: Status): Markup {
  const tone = status.tone ?? 'plain'
  const inside = markup`${statusGlyph(status)} ${linked(status.word, status.href)}`
  return tone === 'plain'
    ? markup`<span class="paper-status">${inside}</span>`
    : markup`<strong class="govuk-tag govuk-tag--${tone} paper-status">${inside}</strong>`
}
