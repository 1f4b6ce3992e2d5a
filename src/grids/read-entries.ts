import type { TypedEntry } from './entry-row.ts'

/** Reads the rows of a grid from its form: boxes `NI192.value`, `.instead`, `.note`, `.seen` and `.was`. */
export function readEntries(boxes: Iterable<readonly [name: string, text: string]>): TypedEntry[] {
  const rows = new Map<string, Record<string, string>>()
  for (const [name, text] of boxes) {
    const dot = name.lastIndexOf('.')
    if (dot < 1) continue
    const code = name.slice(0, dot)
    const row = rows.get(code) ?? {}
    row[name.slice(dot + 1)] = text.replaceAll('\r\n', '\n').trim()
    rows.set(code, row)
  }
  return [...rows].map(([code, { value = '', instead = '', note = '', seen = '0', was = '' }]) => ({
    code,
    value,
    instead,
    note,
    seen: /^\d{1,9}$/.test(seen) ? Number(seen) : 0,
    was,
  }))
}
