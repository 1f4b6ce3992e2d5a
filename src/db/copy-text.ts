/** What one cell of a COPY may hold. */
export type CopyValue = string | number | boolean | null | Date | Uint8Array

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One row in the text format of COPY (PostgreSQL manual, COPY, "Text Format"), with its line end. */
export function copyLine(values: readonly CopyValue[]): string {
  return `${values.map(cell).join('\t')}\n`
}

function cell(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '')
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`
  return String(value)
}
