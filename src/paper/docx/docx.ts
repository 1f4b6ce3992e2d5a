import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, type FileChild } from 'docx'
import { cleanTree } from '../clean-tree.ts'
import { wordBlock, wordContents } from './docx-blocks.ts'
import { textWidth, wordSection, type Orientation } from './docx-page.ts'
import { packParts, settledParts } from '../office-parts.ts'
import { wordStyles } from './docx-styles.ts'
import { withFigureTables } from '../figure-tables.ts'
import { headingsOf } from '../headings.ts'
import { blocksIn, isOnItsSide, type Block, type PaperTree } from '../tree.ts'
import { graftReport } from '../word-template/graft-report.ts'
import type { OfficeParts } from '../word-template/office-package.ts'
import { openTemplate, type TemplatePages } from '../word-template/template-pages.ts'
import { englishPaperWords } from '../words.ts'

const ownPages: TemplatePages = { width: textWidth, says: new Set() }

/**
 * The report as a Word file: real headings, real tables, charts that can be edited. With a template, whose parts are
 * given, it stands in the template's document. The same tree and template are the same bytes.
 */
export async function docxFile(report: PaperTree, template?: OfficeParts): Promise<Uint8Array> {
  const tree = cleanTree(report)
  const opened = template && openTemplate(template)
  const file = await Packer.pack(wordDocument(tree, opened?.pages ?? ownPages), 'uint8array')
  const own = settledParts(file, { created: tree.meta.created, language: tree.language })
  return packParts(opened ? graftReport(own, opened, tree) : own)
}

function wordDocument(tree: PaperTree, pages: TemplatePages): Document {
  const { title, subtitle, place, asAt, meta } = tree
  return new Document({
    title,
    ...(subtitle && { subject: subtitle }),
    creator: meta.author,
    lastModifiedBy: meta.author,
    description: `${place}, ${asAt}`,
    revision: 1,
    styles: wordStyles(tree),
    numbering: {
      config: [
        {
          reference: 'numbers',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 560, hanging: 360 } } },
            },
          ],
        },
      ],
    },
    sections: sectionsOf(withFigureTables(tree), pages),
  })
}

function sectionsOf(tree: PaperTree, { width, says }: TemplatePages) {
  const words = tree.words ?? englishPaperWords
  const headings = headingsOf(tree)
  const all = [...blocksIn(tree.blocks)]
  const shared = {
    words,
    headings: new Map(headings.map((heading) => [heading.block, heading])),
    numbers: numbersOf(all),
  }
  const opening: FileChild[] = [
    ...(says.has('title') ? [] : [new Paragraph({ heading: HeadingLevel.TITLE, text: tree.title })]),
    ...(tree.subtitle ? [new Paragraph({ text: tree.subtitle })] : []),
    ...(says.has('as_at') ? [] : [new Paragraph({ text: `${tree.place}, ${tree.asAt}` })]),
    ...(tree.published && !says.has('published') ? [new Paragraph({ text: tree.published })] : []),
    ...(tree.hasContents ? wordContents(headings, words) : []),
  ]
  const sections: { orientation: Orientation; children: FileChild[] }[] = [
    { orientation: isOnItsSide(tree) ? 'landscape' : 'portrait', children: opening },
  ]
  const into = (orientation: Orientation): FileChild[] => {
    const last = sections.at(-1)
    if (last?.orientation === orientation) return last.children
    const children: FileChild[] = []
    sections.push({ orientation, children })
    return children
  }
  const write = (block: Block, orientation: Orientation): void => {
    if (block.kind === 'landscape') for (const inner of block.blocks) write(inner, 'landscape')
    // Turning the paper has begun a page already.
    else if (block.kind !== 'pageBreak' || into(orientation).length > 0)
      into(orientation).push(...wordBlock(block, { ...shared, width: width[orientation] }))
  }
  for (const block of tree.blocks) write(block, 'portrait')
  return sections.map(({ orientation, children }) => wordSection(tree, orientation, children))
}

/** Figures and lists counted in reading order. */
function numbersOf(blocks: readonly Block[]): Map<Block, number> {
  const numbers = new Map<Block, number>()
  for (const kind of ['figure', 'list'] as const) {
    blocks.filter((block) => block.kind === kind).forEach((block, i) => numbers.set(block, i + 1))
  }
  return numbers
}
