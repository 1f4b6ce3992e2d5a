import type { Sheet } from 'hucre'
// Its reader alone: in a process of its own what is loaded is waited for (110 against 85 ms).
import { readXlsx } from 'hucre/xlsx'
import { checkWorkbook, type WorkbookRefusal } from '../files/check-workbook.ts'
import { heldCell, type HeldSheet } from './held-cell.ts'

/** What the workbook of a return may hold, far above any that is filled in. */
const limits = { parts: 500, partBytes: 20_000_000, bytes: 30_000_000 }
const most = { sheets: 20, rows: 2_000, columns: 100 }

export type SheetsRead = { readonly sheets: readonly HeldSheet[] } | { readonly unread: WorkbookRefusal }

/** Every sheet of a workbook, hidden ones too, cell by cell. A stranger's file is read in a process of its own alone. */
export async function sheetsIn(bytes: Uint8Array): Promise<SheetsRead> {
  const refused = checkWorkbook(bytes, limits)
  if (refused) return { unread: refused }
  const { sheets } = await readXlsx(bytes, { readStyles: true, maxRows: most.rows + 1 })
  const isTooLarge =
    sheets.length > most.sheets ||
    sheets.some(({ rows }) => rows.length > most.rows || rows.some((row) => row.length > most.columns))
  return isTooLarge ? { unread: 'workbook-too-heavy' } : { sheets: sheets.map(heldSheet) }
}

function heldSheet({ name, hidden, veryHidden, rows, cells }: Sheet): HeldSheet {
  return {
    name,
    isHidden: hidden === true || veryHidden === true,
    rows: rows.map((row, r) =>
      row.map((value, c) => {
        const cell = cells?.get(`${r},${c}`)
        return heldCell(value, cell && { type: cell.type, formula: cell.formula, format: cell.style?.numFmt })
      }),
    ),
  }
}
