import type { Cell as SheetCell, WriteSheet } from 'hucre'
import { textWidth } from '../../charts/wrap-label.ts'
import { columnLetters } from '../../kernel/column-letters.ts'
import { textCell } from './sheet-cell.ts'
import { quotedSheet, sheetsFile } from './sheets-file.ts'

export interface List {
  readonly name: string
  /** The heading first. */
  readonly rows: readonly (readonly (string | number)[])[]
  /** How many columns stay in sight beside the heading. */
  readonly columnsInSight?: number
}

// In characters: narrower is no column, and a longer text goes on below.
const narrowest = 9
const widest = 48
const perCharacter = 0.57

/** A list as an Excel file: its heading stays in sight and is repeated on paper, its columns are as wide as their words. */
export async function listFile(
  { name, rows, columnsInSight = 0 }: List,
  settlement: { readonly created: string; readonly language: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const [heading = []] = rows
  const created = new Date(settlement.created)
  return sheetsFile(
    {
      sheets: [
        {
          name,
          rows: rows.map((row) => row.map(() => null)),
          cells: new Map(rows.flatMap((row, r) => row.map((value, c) => [`${r},${c}`, cellOf(value, r)]))),
          columns: heading.map((_, c) => ({ width: widthOf(rows.map((row) => row[c] ?? '')) })),
          freezePane: { rows: 1, columns: columnsInSight },
          autoFilter: { range: `A1:${columnLetters(Math.max(0, heading.length - 1))}${rows.length}` },
          ...page,
        },
      ],
      namedRanges: [{ name: '_xlnm.Print_Titles', range: `${quotedSheet(name)}!$1:$1`, scope: name }],
      properties: { title: name, created, modified: created },
    },
    settlement,
  )
}

const page: Pick<WriteSheet, 'pageSetup' | 'headerFooter'> = {
  pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  headerFooter: { oddFooter: '&L&A&R&P / &N' },
}

function cellOf(value: string | number, row: number): Partial<SheetCell> {
  const alignment = { vertical: 'top', wrapText: true } as const
  if (typeof value === 'number') return { value, style: { alignment: { vertical: 'top' } } }
  return textCell(value, { alignment, ...(row === 0 && { font: { bold: true } }) })
}

/** Room for the longest text; the heading has room for the button of its filter. */
function widthOf([heading = '', ...values]: readonly (string | number)[]): number {
  const characters = [`${heading}WWW`, ...values].map((text) => textWidth(String(text), 1) / perCharacter)
  return Math.round(Math.min(widest, Math.max(narrowest, characters.reduce((a, b) => Math.max(a, b), 0) + 2)))
}
