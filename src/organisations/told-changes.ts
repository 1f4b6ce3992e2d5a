import type { Entry, Plain } from '../record/entry.ts'
import type { FieldChange } from '../record/history-lines.ts'

/** What a field of the record is called, and how its value is said. */
export interface ToldField {
  readonly label: string
  readonly say?: (value: string) => string
}

/** What an entry changed, field by field in the order of the table; what the table does not have is not for readers. */
export function toldChanges(
  { before, after }: Pick<Entry, 'before' | 'after'>,
  fields: Readonly<Record<string, ToldField>>,
): FieldChange[] {
  return Object.entries(fields).flatMap(([name, { label, say = asWritten }]) => {
    const [was, is] = [before, after].map((side) => {
      const text = textIn(side, name)
      return text === '' ? null : say(text)
    })
    return was === is ? [] : [{ field: label, before: was ?? null, after: is ?? null }]
  })
}

const asWritten = (value: string): string => value

function textIn(side: Plain, name: string): string {
  if (typeof side !== 'object' || side === null || Array.isArray(side) || !Object.hasOwn(side, name))
    return ''
  const value = (side as Readonly<Record<string, Plain>>)[name]
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
