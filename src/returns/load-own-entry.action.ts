import type { TenantTransaction } from '../db/tenant.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { listNamesChanged } from '../record/audit.sql.ts'
import { keyIssuesRecorded, type OwnEntry } from './own-entry.ts'
import { returnSubject, type LineInContext, type ReturnHead } from './return.ts'

/** What this person has done with a return; the record knows it even of what was written over since. */
export async function loadOwnEntry(
  trx: TenantTransaction,
  head: Pick<ReturnHead, 'organisationCode' | 'period' | 'sentById' | 'certifiedById'>,
  lines: readonly LineInContext[],
  personId: number,
): Promise<OwnEntry> {
  const subject = returnSubject(head.organisationCode, periodSlug(head.period))
  const changed = await listNamesChanged(
    trx,
    { action: 'return-saved', subjectKind: 'return', subject },
    personId,
  )
  return {
    codes: lines.map(({ indicator }) => indicator.code).filter((code) => changed.includes(code)),
    wroteKeyIssues: changed.includes(keyIssuesRecorded),
    sent: head.sentById === personId,
    certified: head.certifiedById === personId,
  }
}
