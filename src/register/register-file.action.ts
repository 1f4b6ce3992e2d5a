import { writeXlsx } from 'hucre'
import type { Assessment } from '../indicators/assess.ts'
import { writeCsv } from '../paper/csv.ts'
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
    freezePane: { rows: 1 },
  }
  return {
    bytes: new Uint8Array(await writeXlsx({ sheets: [sheet] })),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }
}

/** A number is written digit for digit; only text could be taken for a formula. */
const csvCell = (cell: FileCell): string =>
  typeof cell === 'string' ? writeCsv([[cell]]).slice(0, -2) : cell.number
