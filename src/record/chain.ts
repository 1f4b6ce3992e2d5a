import { createHash } from 'node:crypto'
import type { Entry, Plain } from './entry.ts'

/** The hash before the first entry of a place's chain. */
export const beginning: Buffer = Buffer.alloc(32)

/**
 * One spelling of a value, whatever order its keys were stored in: JSON with sorted keys and no spaces, text in the
 * normal form the database keeps. Two equal values always give the same text.
 */
export function canonical(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** SHA-256 over the hash before and every field of the entry; nothing in a row can change without it changing. */
export function hashOf(previous: Uint8Array, entry: Entry): Buffer {
  const fields: Plain = [
    entry.sequence,
    entry.at,
    entry.personId,
    entry.personName,
    entry.actingRole,
    entry.action,
    entry.subjectKind,
    entry.subject,
    entry.before,
    entry.after,
    entry.reason,
    entry.requestId,
  ]
  return createHash('sha256').update(previous).update(canonical(fields)).digest()
}

/** SHA-256 over lines in their given order, for the figures that one entry brought in. */
export function digestOf(lines: Iterable<string>): string {
  const hash = createHash('sha256')
  for (const line of lines) hash.update(line).update('\n')
  return hash.digest('hex')
}
