import { writable } from '../kernel/markup.ts'

/** A number is written as a number, minus sign and all; text is never taken for a formula. */
export type CsvValue = string | number | null

// What spreadsheets read as the start of a formula, also behind blanks and in full-width forms.
const startsFormula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/** Rows as RFC 4180: comma, CRLF, quotes only where needed. Text that would be a formula gets an apostrophe in front. */
export function writeCsv(rows: Iterable<readonly CsvValue[]>): string {
  let text = ''
  for (const row of rows) text += `${row.map(field).join(',')}\r\n`
  return text
}

function field(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const clean = writable(value)
  const safe = startsFormula.test(clean) ? `'${clean}` : clean
  return /[",\r\n]/.test(safe) || /^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
