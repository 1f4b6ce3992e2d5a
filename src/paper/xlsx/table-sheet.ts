import type { Cell as SheetCell, WriteSheet } from 'hucre'
import { textWidth } from '../../charts/wrap-label.ts'
import { columnLetters } from '../../kernel/column-letters.ts'
import { distinct } from '../distinct.ts'
import { ground, sheetCell, sheetText, textCell } from './sheet-cell.ts'
import { sheetPage } from './sheet-page.ts'
import { cellText, type PaperTree, type TableBlock } from '../tree.ts'

/** Rows above the first line of a table: its caption, whose it is and as at when, and the heading row. */
const above = 3
const charactersAcross = 120
// Excel allows 255 characters; a number and escapes may come to it.
const longestLabel = 200

/**
 * A table as a sheet of its own: caption first, then the table with a heading row that stays in sight, repeats on paper and
 * filters.
 */
export function tableSheet(tree: PaperTree, table: TableBlock, name: string, number: number): WriteSheet {
  const { caption, columns, rows } = table
  const labels = headingLabels(table)
  const cells = new Map<string, Partial<SheetCell>>([
    ['0,0', textCell(caption, { font: { bold: true, size: 13 } })],
    ['1,0', textCell(`${tree.place}, ${tree.asAt}${tree.published ? `. ${tree.published}` : ''}`)],
  ])
  for (const [i, label] of labels.entries()) cells.set(`${above - 1},${i}`, heading(label, columns[i]?.align))
  for (const [r, row] of rows.entries()) {
    for (const [c, column] of columns.entries())
      cells.set(`${above + r},${c}`, sheetCell(row[c] ?? '', column))
  }
  const shares = columns.map(({ width = 1 }) => Math.max(0.1, width))
  const all = shares.reduce((sum, share) => sum + share, 0)
  return {
    name,
    // The library takes the number of rows from here.
    rows: Array.from({ length: above + rows.length }, () => columns.map(() => null)),
    cells,
    columns: shares.map((share, i) => ({
      width: Math.round(
        Math.max(8, wordWidth(labels[i] ?? ''), unbrokenWidth(rows, i), (share / all) * charactersAcross),
      ),
    })),
    freezePane: { rows: above, columns: 1 },
    ...(rows.length > 0 && {
      tables: [
        {
          name: `Table${number}`,
          range: `A${above}:${columnLetters(columns.length - 1)}${above + rows.length}`,
          columns: labels.map((label) => ({ name: sheetText(label) })),
          style: 'TableStyleLight1',
          showRowStripes: false,
        },
      ],
    }),
    ...sheetPage(tree),
    a11y: { summary: caption, headerRow: above - 1 },
  }
}

/** Row of the headings, for paper: `$3:$3`. */
export const headingRows = `$${above}:$${above}`

/** The labels as the columns of a table have to be named: none empty, none too long, none twice in any case. */
function headingLabels({ columns }: TableBlock): string[] {
  const plain = columns.map(
    ({ label }, i) => label.replace(/\s+/g, ' ').trim().slice(0, longestLabel) || String(i + 1),
  )
  const numbered = distinct(plain.map((label) => label.toLowerCase()))
  return plain.map((label, i) => label + (numbered[i] ?? '').slice(label.toLowerCase().length))
}

function heading(label: string, align: 'left' | 'centre' | 'right' = 'left'): Partial<SheetCell> {
  return textCell(label, {
    font: { bold: true },
    fill: ground('#f3f3f3'),
    border: { bottom: { style: 'thin', color: { rgb: '0b0c0c' } } },
    alignment: {
      horizontal: align === 'centre' ? 'center' : align,
      vertical: 'top',
      wrapText: true,
      ...(align === 'right' && { indent: 1 }),
    },
  })
}

/** Room for the longest word of a heading beside the button of its filter. */
function wordWidth(label: string): number {
  return Math.min(30, Math.max(...label.split(' ').map((word) => word.length)) + 4)
}

// In characters; what is longer is a sentence, and wraps.
const longestWord = { number: 44, date: 20, status: 30 } as const
// A digit of Arial, in ems, and the space that a cell keeps on both sides, an indent included.
const digit = 0.556
const beside = 3.5

/** Room for the longest number, day and status on one line: a number that has none is shown as a row of hashes. */
function unbrokenWidth(rows: TableBlock['rows'], column: number): number {
  return rows.reduce((most, row) => {
    const cell = row[column]
    if (typeof cell !== 'object' || cell.kind === 'text') return most
    const wide = textWidth(cellText(cell), 1) / digit + beside
    return Math.max(most, Math.min(longestWord[cell.kind] + beside, Math.ceil(wide)))
  }, 0)
}
