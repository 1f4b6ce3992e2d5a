import type { TenantTransaction } from '../db/tenant.ts'
import { listHistory } from '../record/audit.sql.ts'
import { historyLine, type HistoryLine } from '../record/history-lines.ts'
import { recordWords } from '../record/words.ts'
import type { Locale } from '../ui/messages.ts'
import { peoplePageWords } from './page-words.ts'

const most = 200

/** What was changed about somebody, the roles they were given among it; newest first. For whoever may read the record. */
export async function loadPersonHistory(
  trx: TenantTransaction,
  personId: number,
  locale: Locale,
): Promise<HistoryLine[]> {
  const ofPerson = await listHistory(trx, { subjectKind: 'person', subjects: [String(personId)] }, most)
  const ofGrants = await listHistory(trx, { subjectKind: 'grant', subjects: [`${personId}/`] }, most)
  return [...ofPerson, ...ofGrants]
    .toSorted((a, b) => b.sequence - a.sequence)
    .map((entry) => withoutCommitments(historyLine(entry, recordWords(locale)), locale))
}

/** What the record holds of a personal fact says nothing to a reader. */
function withoutCommitments(line: HistoryLine, locale: Locale): HistoryLine {
  const { personal } = peoplePageWords(locale).history
  const shown = (value: string | null) => (value?.startsWith('hmac:') === true ? personal : value)
  return {
    ...line,
    changes: line.changes.map(({ field, before, after }) => ({
      field,
      before: shown(before),
      after: shown(after),
    })),
  }
}
