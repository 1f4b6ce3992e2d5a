import type { PaperTree } from '../tree.ts'
import { elementsIn, elementsNamed, escaped, textIn, type XmlElement } from './office-xml.ts'

/** What a Word template may say in double braces, wherever a text stands, and what stands there in a report. */
export const fills = {
  title: ({ title }) => title,
  period: ({ period, subtitle }) => period ?? subtitle ?? '',
  organisation: ({ place }) => place,
  as_at: ({ asAt }) => asAt,
  published: ({ published }) => published ?? '',
} as const satisfies Record<string, (tree: PaperTree) => string>

/** Where the report itself goes: once, in a paragraph of its own. */
export const reportPlaceholder = 'report'
export type Placeholder = keyof typeof fills | typeof reportPlaceholder
export const placeholders = [reportPlaceholder, ...Object.keys(fills)] as readonly Placeholder[]

const braces = /\{\{([^{}]*)\}\}/g

/** The names in double braces in a text, as they are written. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(braces)].map(([, name = '']) => name.trim())
}

export function isPlaceholder(name: string): name is Placeholder {
  return placeholders.some((known) => known === name)
}

/** The text of a paragraph, whatever runs Word has split it into; the paragraphs of a box inside have their own. */
export function paragraphText(paragraph: XmlElement): string {
  return textsOf(paragraph).map(textIn).join('')
}

function textsOf(paragraph: XmlElement): XmlElement[] {
  return elementsIn(paragraph, ({ name }) => name !== 'w:p').filter(({ name }) => name === 'w:t')
}

/** Fills the placeholders of every paragraph. One that is split over runs has the look of the run it begins in. */
export function fillPlaceholders(root: XmlElement, tree: PaperTree): void {
  for (const paragraph of elementsNamed(root, 'w:p')) {
    const texts = textsOf(paragraph)
    const whole = texts.map(textIn).join('')
    const matches = [...whole.matchAll(braces)].toReversed()
    for (const { index, 0: match, 1: name = '' } of matches) {
      const fill = Object.entries(fills).find(([known]) => known === name.trim())?.[1]
      if (fill) replaceText(texts, { from: index, to: index + match.length, by: fill(tree) })
    }
  }
}

/** Puts a text in the place of the characters `from` to `to` of the texts together. */
function replaceText(
  texts: readonly XmlElement[],
  { from, to, by }: { readonly from: number; readonly to: number; readonly by: string },
): void {
  let start = 0
  let rest = by
  for (const element of texts) {
    const text = textIn(element)
    const end = start + text.length
    if (start < to && end > from) {
      const kept = text.slice(0, Math.max(0, from - start)) + rest + text.slice(Math.max(0, to - start))
      rest = ''
      element.children = kept === '' ? [] : [escaped(kept)]
      element.attributes.set('xml:space', 'preserve')
    }
    start = end
  }
}
