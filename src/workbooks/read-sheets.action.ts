import { fileURLToPath } from 'node:url'
import { isWorkbook } from '../files/check-workbook.ts'
import { readInProcess } from '../files/read-in-process.action.ts'
import type { SheetsRead } from './sheets-in.ts'

const reader = fileURLToPath(new URL('./workbook-process.action.ts', import.meta.url))

/** Every sheet of a workbook, read in a process of its own that a hostile file may bring down. */
export async function readSheets(bytes: Uint8Array): Promise<SheetsRead> {
  return isWorkbook(bytes) ? readInProcess<SheetsRead>(reader, bytes) : { unread: 'workbook-broken' }
}
