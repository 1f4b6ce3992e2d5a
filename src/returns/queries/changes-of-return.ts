import { changesIn, type FieldChange } from '../../record/history-lines.ts'
import type { Entry, Plain } from '../../record/entry.ts'
import type { RecordWords } from '../../record/words.ts'

/** What an entry about a return changed, with every word of the queries on its lines: they are read nowhere else later. */
export function changesOfReturn(
  entry: Pick<Entry, 'before' | 'after'>,
  words: RecordWords,
): readonly FieldChange[] {
  const asked = new Map(
    Object.entries(queriesOf(entry.after)).flatMap(([code, comment]) =>
      typeof comment === 'string' ? [[words.field([words.fields.lineQueries, code]), comment]] : [],
    ),
  )
  return changesIn(entry, words).map((change) => ({
    ...change,
    after: asked.get(change.field) ?? change.after,
  }))
}

const isRecord = (value: Plain): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function queriesOf(after: Plain): Readonly<Record<string, Plain>> {
  const asked = isRecord(after) ? (after.lineQueries ?? null) : null
  return isRecord(asked) ? asked : {}
}
