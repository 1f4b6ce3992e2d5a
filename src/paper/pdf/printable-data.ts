import { printable, printableLines, type Covers } from './printable.ts'

/** What a PDF template reads, with every text settable; addresses stay as they are, and words in drawings unbroken. */
export function printableData(data: unknown, covers: Covers): unknown {
  return settable('', data)

  function settable(key: string, value: unknown): unknown {
    if (typeof value === 'string') {
      if (key === 'href') return value
      return key === 'svg' ? printable(value, covers) : printableLines(value, covers)
    }
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((inner) => settable(key, inner))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, settable(name, inner)]))
  }
}
