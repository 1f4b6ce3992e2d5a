import type { WriteSheet } from 'hucre'
import { textCell } from '../paper/xlsx/sheet-cell.ts'
import { quotedSheet, sheetsFile } from '../paper/xlsx/sheets-file.ts'
import { headingRow, returnSheet, type SheetParts } from './return-sheet.ts'
import { stampRows, stampSheet } from './stamp.ts'

/**
 * A return as a workbook to fill in: its sheet, how to fill it in, and, hidden, what it said when it was made. The same
 * return is the same bytes. `created` is an ISO instant.
 */
export async function workbookFile(parts: SheetParts, created: string): Promise<Uint8Array<ArrayBuffer>> {
  const { issued, words } = parts
  return sheetsFile(
    {
      sheets: [returnSheet(parts), guideSheet(words.sheets.guide, words.guide), stamp(parts)],
      namedRanges: [printedAgain(words.sheets.return)],
      properties: {
        title: issued.title,
        creator: 'Throughline',
        lastModifiedBy: 'Throughline',
        created: new Date(created),
        modified: new Date(created),
      },
    },
    { created, language: 'en-GB' },
  )
}

/** The heading row stands at the top of every page. */
const printedAgain = (name: string): { name: string; range: string; scope: string } => ({
  name: '_xlnm.Print_Titles',
  range: `${quotedSheet(name)}!$${headingRow + 1}:$${headingRow + 1}`,
  scope: name,
})

function guideSheet(name: string, lines: Readonly<Record<string, string>>): WriteSheet {
  const texts = Object.values(lines)
  return {
    name,
    rows: texts.map(() => [null]),
    cells: new Map(
      texts.map((text, r) => [
        `${r},0`,
        textCell(text, {
          alignment: { wrapText: true, vertical: 'top' },
          ...(r === 0 && { font: { bold: true } }),
        }),
      ]),
    ),
    columns: [{ width: 100 }],
    pageSetup: { paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    protection: { sheet: true, selectLockedCells: true, formatColumns: true, formatRows: true },
  }
}

function stamp({ issued }: SheetParts): WriteSheet {
  const rows = stampRows(issued)
  return {
    name: stampSheet,
    rows: rows.map((row) => row.map(() => null)),
    cells: new Map(
      rows.flatMap((row, r) => row.map((text, c) => [`${r},${c}`, textCell(text, { numFmt: '@' })] as const)),
    ),
    veryHidden: true,
    protection: { sheet: true },
  }
}
