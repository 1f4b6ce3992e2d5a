import type { TenantTransaction } from '../db/tenant.ts'
import { dayOf } from '../kernel/period-words.ts'
import { toldChanges, type ToldField } from '../organisations/told-changes.ts'
import { listHistory } from '../record/audit.sql.ts'
import { historyLine, type HistoryLine } from '../record/history-lines.ts'
import { recordWords } from '../record/words.ts'
import type { Locale } from '../ui/messages.ts'
import { isBodyKind } from './body.ts'
import { historyOf } from './load-bodies.action.ts'
import { isMemberRole } from './membership.ts'
import { bodyWords, type BodyWords } from './words.ts'

/** What happened to a body that the reader has opened, and to its members, newest first. */
export async function loadBodyHistory(
  trx: TenantTransaction,
  code: string,
  locale: Locale,
): Promise<HistoryLine[]> {
  const entries = await listHistory(trx, historyOf(code), 200)
  const words = bodyWords(locale)
  return entries.map((entry) => {
    const post = postIn(entry.after)
    const changes = toldChanges(entry, fieldsOf(words))
    const member = { field: words.page.member, before: null, after: post }
    return historyLine(entry, recordWords(locale), post === null ? changes : [member, ...changes])
  })
}

/** Whose membership it was: said first, also where it did not change. */
function postIn(after: unknown): string | null {
  if (typeof after !== 'object' || after === null || !('post' in after)) return null
  return typeof after.post === 'string' ? after.post : null
}

function fieldsOf({ page, form, member, kinds, roles }: BodyWords): Record<string, ToldField> {
  return {
    name: { label: form.name },
    kind: { label: form.kind, say: (kind) => (isBodyKind(kind) ? kinds[kind] : kind) },
    partOf: { label: page.partOf },
    themes: { label: page.themes },
    openedOn: { label: page.openedOn, say: dayOf },
    closedOn: { label: page.closedOn, say: dayOf },
    memberRole: { label: page.role, say: (role) => (isMemberRole(role) ? roles[role] : role) },
    speaksFor: { label: page.speaksFor },
    startsOn: { label: member.startsOn, say: dayOf },
    endsOn: { label: member.endsOn, say: dayOf },
    reviewDueOn: { label: page.review, say: dayOf },
    membershipsEnded: { label: page.ended },
  }
}
