import type { TenantTransaction } from '../db/tenant.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { listHistory } from '../record/audit.sql.ts'
import { historyLine, type HistoryLine } from '../record/history-lines.ts'
import { recordWords } from '../record/words.ts'
import type { Locale } from '../ui/messages.ts'
import { changesOfReturn } from './queries/changes-of-return.ts'
import { returnSubject, type ReturnHead } from './return.ts'

/** What happened to a return that the reader has opened, newest first. */
export async function loadReturnHistory(
  trx: TenantTransaction,
  head: Pick<ReturnHead, 'organisationCode' | 'period'>,
  locale: Locale,
): Promise<HistoryLine[]> {
  const subject = returnSubject(head.organisationCode, periodSlug(head.period))
  const entries = await listHistory(trx, { subjectKind: 'return', subjects: [subject] }, 200)
  const words = recordWords(locale)
  return entries.map((entry) => historyLine(entry, words, changesOfReturn(entry, words)))
}
