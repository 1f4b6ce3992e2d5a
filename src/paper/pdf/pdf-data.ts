import { cellAlign } from '../cell-align.ts'
import { withFigureTables } from '../figure-tables.ts'
import { hexColour } from '../hex-colour.ts'
import type { Markup } from '../../kernel/markup.ts'
import { pdfFonts } from './pdf-fonts.ts'
import { fileLink } from '../link-target.ts'
import { shortLine } from '../short-line.ts'
import { statusGlyph } from '../status-glyph.ts'
import { isOnItsSide, type Block, type Cell, type Column, type PaperTree } from '../tree.ts'
import type { Run, Status, TableBlock } from '../tree.ts'
import { englishPaperWords } from '../words.ts'

/** What `report.typ` prints, as plain JSON. `href` is a whole address or null, `svg` a drawing, everything else text. */
export type PdfData = ReturnType<typeof pdfData>

// What is taller than a page has to be torn; any other row stays whole, and so does a table of a third of a page.
const longestWhole = 1_200
const charactersAcross = 100
const mostLinesWhole = 25
const mostRowsWhole = 15
// What stands on every page stays on one line.
const longestRunning = 90

/** The report as its PDF template reads it. */
export function pdfData(report: PaperTree) {
  const tree = withFigureTables(report)
  const words = tree.words ?? englishPaperWords
  const isFlipped = isOnItsSide(report)
  const [language, region = ''] = tree.language.split('-')
  return {
    // A PDF without a title is refused: a report that has none goes by its place.
    title: tree.title.trim() || tree.place.trim() || '–',
    subtitle: tree.subtitle ?? '',
    description: `${tree.place}, ${tree.asAt}`,
    author: tree.meta.author,
    language,
    region: region.toLowerCase(),
    brandColour: hexColour(tree.brandColour, '#0b0c0c'),
    runningPlace: shortLine(tree.place, longestRunning),
    runningTitle: shortLine(tree.title, longestRunning),
    asAt: tree.asAt,
    published: tree.published ?? '',
    runningPublished: shortLine(tree.published ?? '', longestRunning),
    fonts: pdfFonts.map(({ family }) => family),
    words: { contents: words.contents, page: words.page },
    hasContents: tree.hasContents === true && tree.blocks.some(({ kind }) => kind === 'heading'),
    isDense: tree.isDense === true,
    sheet: tree.sheet ?? 'a4',
    isFlipped,
    blocks: tree.blocks
      .flatMap((block) => (isFlipped && block.kind === 'landscape' ? block.blocks : [block]))
      .flatMap((block) => blockData(block, words.source)),
  }
}

/** A drawing whose words are set in the fonts that the product brings, not in whatever a machine calls Arial. */
function pictureData(picture: Markup): string {
  const families = pdfFonts.map(({ family }) => family).join(', ')
  return picture.toString().replace(/font-family="[^"]*"/g, `font-family="${families}"`)
}

const link = (href: string | undefined): { href: string | null } => ({ href: fileLink(href) })

function blockData(block: Block, source: string): object[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: block.text, ...link(block.href) }]
    case 'paragraph':
      // A paragraph without a word is a pause to a screen reader.
      return block.runs.every((run) => (typeof run === 'string' ? run : run.text).trim() === '')
        ? []
        : [{ kind: 'paragraph', runs: runsData(block.runs) }]
    case 'list':
      return block.items.length === 0
        ? []
        : [{ kind: 'list', isNumbered: block.isNumbered === true, items: block.items.map(runsData) }]
    case 'table':
      return block.columns.length === 0 ? [] : [tableData(block)]
    case 'figure': {
      const { title, subtitle, desc, wide, summary, source: origin } = block.figure
      return [
        {
          kind: 'figure',
          title,
          ...link(block.href),
          subtitle,
          svg: pictureData(wide),
          alt: desc.trim() || title.trim() || '–',
          summary,
          source: `${source}: ${origin}`,
          splits: isLong([title, subtitle, summary, origin]),
        },
      ]
    }
    case 'summaryList':
      return [
        { kind: 'terms', rows: block.rows.map(({ term, value }) => ({ term, value: runsData(value) })) },
      ]
    case 'keyToMarks':
      return [
        {
          kind: 'key',
          title: block.title,
          marks: block.marks.map(({ mark, meaning }) => ({ ...markData(mark), meaning })),
        },
      ]
    case 'pageBreak':
      return [{ kind: 'pageBreak' }]
    case 'landscape':
      return [
        { kind: 'landscape', blocks: block.blocks.flatMap((inner): object[] => blockData(inner, source)) },
      ]
  }
}

function runsData(runs: readonly Run[]): object[] {
  return runs.map((run) =>
    typeof run === 'string'
      ? { text: run, isStrong: false, href: null }
      : { text: run.text, isStrong: run.isStrong === true, ...link(run.href) },
  )
}

function tableData({ caption, columns, rows }: TableBlock): object {
  const widths = columns.map((column) => Math.max(0.1, column.width ?? 1))
  const all = widths.reduce((sum, width) => sum + width, 0)
  const isTall = (texts: readonly string[]): boolean =>
    texts.some((text, i) => linesOf(text, (widths[i] ?? all) / all) > mostLinesWhole)
  const rowsData = rows.map((row) => {
    const cells = columns.map((column, i) => cellData(row[i] ?? '', column))
    return { cells, splits: isTall(cells.map(({ text }) => text)) }
  })
  // A heading row that fills the page could not be repeated on the next.
  const repeats = !isTall(columns.map(({ label }) => label))
  return {
    kind: 'table',
    caption,
    columns: columns.map((column, i) => ({
      label: column.label,
      align: cellAlign(column),
      width: widths[i],
    })),
    repeats,
    rows: rowsData,
    splits:
      !repeats || rows.length > mostRowsWhole || rowsData.some(({ splits }) => splits) || isLong([caption]),
  }
}

/** About how many lines a text takes in its share of the width of a page. */
function linesOf(text: string, share: number): number {
  return text.length / Math.max(1, share * charactersAcross)
}

function cellData(cell: Cell, column: Column) {
  const align = cellAlign(column, cell)
  if (typeof cell === 'string') return { kind: 'text', text: cell, href: null, align }
  if (cell.kind === 'status') return { ...statusData(cell), align }
  return { kind: 'text', text: cell.text, ...link(cell.href), align }
}

function statusData(status: Status) {
  const { word, ink, ground, href } = status
  return {
    kind: 'status',
    text: word,
    ink: hexColour(ink, '#0b0c0c'),
    ground: hexColour(ground, '#ffffff'),
    svg: pictureData(statusGlyph(status)),
    ...link(href),
  }
}

const markData = (mark: string | Status) =>
  typeof mark === 'string' ? { kind: 'text', text: mark } : statusData(mark)

function isLong(texts: readonly string[]): boolean {
  return texts.some((text) => text.length > longestWhole)
}
