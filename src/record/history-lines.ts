import type { Entry, Plain } from './entry.ts'
import { isKnownAction, type RecordWords } from './words.ts'

/** One field of a thing before and after a change; null where there was nothing. */
export interface FieldChange {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** One entry of the record as a reader sees it: when, who and as what, what changed and why. */
export interface HistoryLine {
  readonly sequence: number
  readonly at: Date
  readonly who: string
  /** The name of the role in which it was done; the page knows what the role is called. */
  readonly as: string
  readonly what: string
  readonly changes: readonly FieldChange[]
  readonly why: string
}

/** `changes` stands in for what the entry itself says, where a room can tell it better. */
export function historyLine(
  entry: Entry,
  words: RecordWords,
  changes: readonly FieldChange[] = changesIn(entry, words),
): HistoryLine {
  return {
    sequence: entry.sequence,
    at: new Date(entry.at),
    who: entry.personName,
    as: entry.actingRole,
    what: isKnownAction(entry.action) ? words.actions[entry.action] : entry.action,
    changes,
    why: entry.reason,
  }
}

/** Every field that differs between the before and the after of an entry, in the order of the names it was given. */
export function changesIn(
  { before, after }: Pick<Entry, 'before' | 'after'>,
  words: RecordWords,
): FieldChange[] {
  const was = new Map(fieldsOf(before, [], words))
  const is = new Map(fieldsOf(after, [], words))
  const fields = new Set([...was.keys(), ...is.keys()])
  return [...fields].flatMap((field) => {
    const change = { field, before: was.get(field) ?? null, after: is.get(field) ?? null }
    return change.before === change.after ? [] : [change]
  })
}

/** What only proves that nothing was altered since: no reader can make anything of it. */
const proofs = ['digest', 'sha256', 'hash']

function fieldsOf(value: Plain, path: readonly string[], words: RecordWords): [string, string][] {
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([name, inner]) =>
      proofs.includes(name) ? [] : fieldsOf(inner, [...path, name], words),
    )
  }
  const text = textOf(value, words)
  return text === null ? [] : [[words.field(path.map((name) => nameOf(name, words))), text]]
}

function nameOf(name: string, { fields }: RecordWords): string {
  return Object.hasOwn(fields, name) ? fields[name as keyof RecordWords['fields']] : name
}

/** The most items of a list that are named one by one. */
const mostNamed = 12
const longest = 300

function textOf(value: Exclude<Plain, { readonly [key: string]: Plain }>, words: RecordWords): string | null {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) {
    if (value.length === 0) return null
    const items = (value as readonly Plain[])
      .slice(0, mostNamed)
      .map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item)))
    return value.length > mostNamed
      ? words.listed(items.join(', '), value.length - mostNamed)
      : items.join(', ')
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function isRecord(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
