import { markup, writable } from '../kernel/markup.ts'
import type { Letter } from './letter.ts'
import { mailWords } from './words.ts'

export interface Rendered {
  readonly text: string
  readonly html: string
}

const words = mailWords('en').letter

/** Both parts of a message; `href` is the whole address of its link. The same words stand in both, links within the product under its origin. */
export function renderLetter(letter: Letter, href: string): Rendered {
  const closing = [
    ...(letter.helpPhone === '' ? [] : [words.ring(letter.helpPhone)]),
    letter.why,
    words.noReply(letter.place),
  ]
  const { also } = letter
  const alsoHref = also ? new URL(also.path, href).href : ''
  const second = also ? [also.asks, `${also.text}:\n${alsoHref}`] : []
  const text = [...letter.paragraphs, `${letter.link.text}:\n${href}`, ...second, ...closing].map(writable)
  const html = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${letter.place}</title></head>
<body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #0b0c0c; max-width: 40em">
${letter.paragraphs.map((paragraph) => markup`<p>${paragraph}</p>\n`)}<p><a href="${href}">${letter.link.text}</a></p>
${also ? markup`<p>${also.asks} <a href="${alsoHref}">${also.text}</a></p>\n` : ''}<hr>
${closing.map((paragraph) => markup`<p style="color: #505a5f">${paragraph}</p>\n`)}</body></html>
`
  return { text: `${text.join('\n\n')}\n`, html: html.toString() }
}
