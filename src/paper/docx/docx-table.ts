import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type ParagraphChild,
} from 'docx'
import { inkOn } from '../../charts/luminance.ts'
import { cellAlign } from '../cell-align.ts'
import { boldRun, linkedRuns } from './docx-runs.ts'
import { styleIds, wordColour } from './docx-styles.ts'
import { shapes } from '../status-glyph.ts'
import type { Cell, Column, Status, TableBlock } from '../tree.ts'

const alignment = {
  left: AlignmentType.START,
  centre: AlignmentType.CENTER,
  right: AlignmentType.END,
} as const
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** Caption and table. The heading row repeats on every page and no row is torn across two. */
export function wordTable({ caption, columns, rows }: TableBlock, width: number): FileChild[] {
  const widths = columnWidths(columns, width)
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ label }, i) =>
      cellOf([boldRun(label)], alignment[cellAlign(columns[i])], widths[i], '#f3f3f3'),
    ),
  })
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: columns.map((column, i) => {
          const cell = row[i] ?? ''
          const ground = typeof cell === 'object' && cell.kind === 'status' ? cell.ground : null
          return cellOf(cellRuns(cell), alignment[cellAlign(column, cell)], widths[i], ground)
        }),
      }),
  )
  return [
    new Paragraph({ style: 'Caption', text: caption }),
    new Table({
      rows: [head, ...body],
      columnWidths: widths,
      width: { size: width, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      borders: {
        top: rule,
        bottom: rule,
        insideHorizontal: rule,
        left: none,
        right: none,
        insideVertical: none,
      },
      margins: { left: 80, right: 80 },
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    }),
    // Two tables without a paragraph between them are one table to Word.
    new Paragraph({ style: styleIds.table }),
  ]
}

/** Widths in twentieths of a point that add up to the table's. */
export function columnWidths(columns: readonly Column[], width: number): number[] {
  const shares = columns.map((column) => Math.max(0.1, column.width ?? 1))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const ends = shares.map((_, i) =>
    Math.round((shares.slice(0, i + 1).reduce((sum, share) => sum + share, 0) / all) * width),
  )
  return ends.map((end, i) => end - (ends[i - 1] ?? 0))
}

function cellOf(
  children: readonly ParagraphChild[],
  align: (typeof alignment)[keyof typeof alignment],
  size: number | undefined,
  ground: string | null,
): TableCell {
  return new TableCell({
    children: [new Paragraph({ style: styleIds.table, alignment: align, children })],
    ...(size !== undefined && { width: { size, type: WidthType.DXA } }),
    ...(ground !== null && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: wordColour(ground) } }),
  })
}

function cellRuns(cell: Cell): ParagraphChild[] {
  if (typeof cell === 'string') return [new TextRun(cell)]
  return cell.kind === 'status' ? statusRuns(cell) : linkedRuns([{ text: cell.text }], cell.href, 'table')
}

/** Shape and letter on the solid colour, then the word: legible in grey, by shape, by letter and by word. */
export function statusRuns({ shape, letter, word, fill, ink, href }: Status): ParagraphChild[] {
  const isHollow = shape === 'hollow'
  const solid = { type: ShadingType.CLEAR, color: 'auto', fill: wordColour(fill) }
  const mark = {
    text: `\u00a0${shapes[shape].character}\u00a0${letter}\u00a0`,
    bold: true,
    color: wordColour(isHollow ? ink : inkOn(fill)),
    ...(!isHollow && { shading: solid }),
  }
  return linkedRuns([mark, { text: ` ${word}`, color: wordColour(ink) }], href, 'table')
}
