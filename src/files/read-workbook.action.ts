import { fileURLToPath } from 'node:url'
import type { WorkbookRefusal } from './check-workbook.ts'
import { readInProcess } from './read-in-process.action.ts'
import type { SheetRead } from './sheet-as-text.ts'

const reader = fileURLToPath(new URL('./workbook-process.action.ts', import.meta.url))

/** Reads the first visible sheet of an Excel workbook, in a process of its own that a hostile file may bring down. */
export function readWorkbook(bytes: Uint8Array): Promise<SheetRead | { readonly unread: WorkbookRefusal }> {
  return readInProcess<SheetRead>(reader, bytes)
}
