import { isWorkbook } from './check-workbook.ts'
import { readWorkbook } from './read-workbook.action.ts'
import type { SheetRead } from './sheet-as-text.ts'

/** Why a file cannot be read at all; each has its sentence. */
export interface Unreadable {
  readonly unread: string
}

/** Reads a file that was sent as one sheet of comma-separated text, whatever kind of file its bytes say it is. */
export async function sheetOfFile(bytes: Uint8Array): Promise<SheetRead | Unreadable> {
  if (isWorkbook(bytes)) return readWorkbook(bytes)
  try {
    return { content: new TextDecoder('utf-8', { fatal: true }).decode(bytes), sheet: '', notes: [] }
  } catch {
    return { unread: 'not-csv' }
  }
}
