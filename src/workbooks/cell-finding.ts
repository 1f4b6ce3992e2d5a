import { columnLetters } from '../kernel/column-letters.ts'
import type { Finding } from '../kernel/finding.ts'

/** A finding about a cell. `field` names the box of the return's form that it is about, or is '' where it is about none. */
export interface CellFinding extends Finding {
  /** `Return!F7`; '' for the workbook as a whole. */
  readonly cell: string
}

/** Rows and columns count from 0. A sheet whose name is more than one word is named in quotes, as in a formula. */
export function cellAddress(sheet: string, row: number, column: number): string {
  const name = /^\p{L}[\p{L}\p{N}_]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`
  return `${name}!${columnLetters(column)}${row + 1}`
}
