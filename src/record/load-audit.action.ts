import type { TenantTransaction } from '../db/tenant.ts'
import type { Locale } from '../ui/messages.ts'
import { listLatest } from './audit.sql.ts'
import { historyLine, type HistoryLine } from './history-lines.ts'
import { recordWords } from './words.ts'

const onePage = 50

export interface AuditPage {
  readonly lines: readonly (HistoryLine & { readonly subjectKind: string; readonly subject: string })[]
  /** Where the next, older page begins; null on the last one. */
  readonly older: number | null
}

/** A page of the whole place's record, newest first, for those who may read it. */
export async function loadAudit(
  trx: TenantTransaction,
  before: number | null,
  locale: Locale,
): Promise<AuditPage> {
  const entries = await listLatest(trx, before ?? Number.MAX_SAFE_INTEGER, onePage + 1)
  const words = recordWords(locale)
  const lines = entries.slice(0, onePage).map((entry) => ({
    ...historyLine(entry, words),
    subjectKind: entry.subjectKind,
    subject: entry.subject,
  }))
  return { lines, older: entries.length > onePage ? (lines.at(-1)?.sequence ?? null) : null }
}
