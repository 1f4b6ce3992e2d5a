import type { Assessment } from '../indicators/assess.ts'
import { writeCsv } from '../paper/csv.ts'
import { listFile } from '../paper/xlsx/list-file.ts'
import type { Locale } from '../ui/messages.ts'
import { registerRows, type FileCell } from './register-file.ts'
import { registerWords } from './words.ts'

export interface RegisterFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
}

/** Rows of the register as a file for a spreadsheet. */
export async function registerFile(
  rows: readonly Assessment[],
  format: 'csv' | 'xlsx',
  locale: Locale,
): Promise<RegisterFile> {
  const table = registerRows(rows, locale)
  if (format === 'csv') {
    const text = table.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
    return { bytes: new TextEncoder().encode(text), mediaType: 'text/csv; charset=utf-8' }
  }
  const sheet = {
    name: registerWords(locale).title,
    rows: table.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : Number(cell.number)))),
    columnsInSight: 2,
  }
  return {
    bytes: await listFile(sheet, { created: new Date().toISOString(), language: 'en-GB' }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }
}

/** A number is written digit for digit; only text could be taken for a formula. */
const csvCell = (cell: FileCell): string =>
  typeof cell === 'string' ? writeCsv([[cell]]).slice(0, -2) : cell.number
