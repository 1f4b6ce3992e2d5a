import { Bookmark, HeadingLevel, InternalHyperlink, Paragraph, TextRun, type FileChild } from 'docx'
import { wordFigure } from './docx-chart.ts'
import { boldRun, linkedRuns, textRuns } from './docx-runs.ts'
import { styleIds } from './docx-styles.ts'
import { statusRuns, wordTable } from './docx-table.ts'
import type { Heading } from '../headings.ts'
import type { Block } from '../tree.ts'
import type { PaperWords } from '../words.ts'

export type WordWriting = {
  readonly words: PaperWords
  readonly headings: ReadonlyMap<Block, Heading>
  /** Place of each figure and of each list among its like, from 1. */
  readonly numbers: ReadonlyMap<Block, number>
  /** Width of the text on this page, in twentieths of a point. */
  readonly width: number
}

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

/** One block as paragraphs and tables. Landscape blocks are sections, and are opened before they get here. */
export function wordBlock(block: Exclude<Block, { kind: 'landscape' }>, writing: WordWriting): FileChild[] {
  const number = writing.numbers.get(block) ?? 0
  switch (block.kind) {
    case 'heading': {
      const text = linkedRuns([{ text: block.text }], block.href, 'table')
      const heading = writing.headings.get(block)
      const children = heading ? [new Bookmark({ id: heading.id, children: text })] : text
      // Said here as well: in a council's own template the styles are the council's.
      return [new Paragraph({ heading: levels[block.level], keepNext: true, children })]
    }
    case 'paragraph':
      return [new Paragraph({ children: textRuns(block.runs) })]
    case 'list':
      return block.items.map(
        (runs) =>
          new Paragraph({
            children: textRuns(runs),
            spacing: { after: 60 },
            ...(block.isNumbered
              ? { numbering: { reference: 'numbers', level: 0, instance: number } }
              : { bullet: { level: 0 } }),
          }),
      )
    case 'table':
      return wordTable(block, writing.width)
    case 'figure':
      return wordFigure(block.figure, {
        number,
        href: block.href,
        words: writing.words,
        width: writing.width,
      })
    case 'summaryList':
      return block.rows.map(
        ({ term, value }) =>
          new Paragraph({
            spacing: { after: 60 },
            children: [boldRun(`${term}: `), ...textRuns(value)],
          }),
      )
    case 'keyToMarks':
      return [
        new Paragraph({
          style: styleIds.table,
          keepNext: true,
          children: [boldRun(block.title)],
        }),
        ...block.marks.map(
          ({ mark, meaning }) =>
            new Paragraph({
              style: styleIds.table,
              children: [
                ...(typeof mark === 'string' ? [boldRun(mark)] : statusRuns(mark)),
                new TextRun(` ${meaning}`),
              ],
            }),
        ),
      ]
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true })]
  }
}

/** A list of headings, each leading to its place. Page numbers would need the whole file laid out first. */
export function wordContents(headings: readonly Heading[], words: PaperWords): FileChild[] {
  const listed = headings.filter(({ block }) => block.level <= 2)
  if (listed.length === 0) return []
  return [
    new Paragraph({ style: styleIds.figureTitle, text: words.contents }),
    ...listed.map(
      ({ id, block }) =>
        new Paragraph({
          spacing: { after: 40 },
          indent: { left: (block.level - 1) * 360 },
          children: [
            new InternalHyperlink({
              anchor: id,
              children: [new TextRun({ text: block.text, color: '12436D' })],
            }),
          ],
        }),
    ),
  ]
}
