import type { TenantTransaction } from '../db/tenant.ts'
import { writeCsv, type CsvValue } from '../paper/csv.ts'
import type { Locale } from '../ui/messages.ts'
import { listLatest, listSearchable } from './audit.sql.ts'
import type { AuditSearch } from './audit-search.ts'
import type { Entry } from './entry.ts'
import { historyLine, type HistoryLine } from './history-lines.ts'
import { isKnownAction, recordWords } from './words.ts'

const onePage = 50

/** More than this is a matter for the database's own backup. */
const mostInFile = 20_000

export interface AuditPage {
  readonly lines: readonly (HistoryLine & { readonly subjectKind: string; readonly subject: string })[]
  /** Where the next, older page begins; null on the last one. */
  readonly older: number | null
  /** What there is to choose from, by what it is called. */
  readonly kinds: readonly Choice[]
  readonly actions: readonly Choice[]
}

interface Choice {
  readonly value: string
  readonly text: string
}

/** A page of the whole place's record, newest first, for those who may read it. */
export async function loadAudit(
  trx: TenantTransaction,
  before: number | null,
  locale: Locale,
  search?: AuditSearch,
): Promise<AuditPage> {
  const entries = await listLatest(trx, before ?? Number.MAX_SAFE_INTEGER, onePage + 1, search)
  const words = recordWords(locale)
  const { kinds, actions } = await listSearchable(trx)
  const lines = entries.slice(0, onePage).map((entry) => ({
    ...historyLine(entry, words),
    subjectKind: entry.subjectKind,
    subject: entry.subject,
  }))
  return {
    lines,
    older: entries.length > onePage ? (lines.at(-1)?.sequence ?? null) : null,
    kinds: choices(kinds, (kind) => words.audit.kinds[kind] ?? kind),
    actions: choices(actions, (action) => (isKnownAction(action) ? words.actions[action] : action)),
  }
}

function choices(values: readonly string[], textOf: (value: string) => string): Choice[] {
  return values
    .map((value) => ({ value, text: textOf(value) }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'en'))
}

/** What the search finds as CSV, newest first, one entry a line, with the hashes that hold the chain together left out. */
export async function loadAuditFile(
  trx: TenantTransaction,
  locale: Locale,
  search: AuditSearch,
): Promise<string> {
  const words = recordWords(locale)
  const entries = await listLatest(trx, Number.MAX_SAFE_INTEGER, mostInFile, search)
  return writeCsv([Object.values(words.audit.columns), ...entries.map(rowOf)])
}

function rowOf(entry: Entry): CsvValue[] {
  const { sequence, at, personName, actingRole, action, subjectKind, subject, before, after, reason } = entry
  const json = (value: Entry['before']): string => (value === null ? '' : JSON.stringify(value))
  return [
    sequence,
    at,
    personName,
    actingRole,
    action,
    subjectKind,
    subject,
    json(before),
    json(after),
    reason,
  ]
}
