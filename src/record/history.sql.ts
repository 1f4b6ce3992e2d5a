import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { linkOf, type AuditRow } from './audit.sql.ts'
import type { Entry } from './entry.ts'

/** Entries by their numbers, newest first. */
export async function listEntries(trx: TenantTransaction, sequences: readonly number[]): Promise<Entry[]> {
  if (sequences.length === 0) return []
  const { rows } = await sql<AuditRow>`
    select ${columns} from audit_entry where sequence = any(${sequences}) order by sequence desc`.execute(trx)
  return rows.map(linkOf)
}

/** Entries that brought many things at once, one of them with this code; newest first. Without an action: of any. */
export async function listEntriesNaming(
  trx: TenantTransaction,
  which: { subjectKind: string; action?: string },
  code: string,
  upTo: Date | null,
): Promise<Entry[]> {
  const asItem = JSON.stringify([code])
  const { rows } = await sql<AuditRow>`
    select ${columns} from audit_entry
    where subject_kind = ${which.subjectKind}
      ${which.action === undefined ? sql`` : sql`and action = ${which.action}`}
      and (after @> ${asItem}::jsonb or after -> 'indicators' @> ${asItem}::jsonb)
      ${upTo ? sql`and at <= ${upTo}` : sql``}
    order by sequence desc limit 50`.execute(trx)
  return rows.map(linkOf)
}

/** Entries about one thing, newest first. */
export async function listEntriesAbout(
  trx: TenantTransaction,
  which: { subjectKind: string; subject: string },
  upTo: Date | null,
): Promise<Entry[]> {
  const { rows } = await sql<AuditRow>`
    select ${columns} from audit_entry
    where subject_kind = ${which.subjectKind} and subject = ${which.subject}
      ${upTo ? sql`and at <= ${upTo}` : sql``}
    order by sequence desc limit 100`.execute(trx)
  return rows.map(linkOf)
}

const columns = sql`sequence, at, person_id, person_name, acting_role, action, subject_kind, subject, before, after,
  reason, request_id, previous_hash, hash`
