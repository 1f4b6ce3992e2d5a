import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { endOfLondonDay, londonInstant } from '../kernel/london.ts'
import type { AuditSearch } from './audit-search.ts'
import type { Entry, Plain } from './entry.ts'

export interface Head {
  readonly sequence: number
  readonly hash: Buffer
  readonly at: Date
  /** The time in this place now: the database's clock, shifted in a demonstration. */
  readonly now: Date
}

export interface Link extends Entry {
  readonly previousHash: Buffer
  readonly hash: Buffer
}

/** Locks the end of the place's chain: from here to the commit this is the only change being made in the place. */
export async function lockHead(trx: TenantTransaction): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select h.sequence, h.hash, h.at, (clock_timestamp() + t.clock_shift)::timestamptz(3) as now
    from audit_head h join tenant t on t.id = h.tenant_id
    for update of h`.execute(trx)
  return rows[0]
}

export async function findHead(trx: TenantTransaction): Promise<Omit<Head, 'now'> | undefined> {
  return trx.selectFrom('audit_head').select(['sequence', 'hash', 'at']).executeTakeFirst()
}

export async function insertHead(trx: TenantTransaction, tenantId: number, hash: Buffer): Promise<void> {
  await sql`
    insert into audit_head (tenant_id, sequence, hash, at)
    select id, 0, ${hash}, clock_timestamp() + clock_shift from tenant where id = ${tenantId}`.execute(trx)
}

export async function moveHead(
  trx: TenantTransaction,
  head: { sequence: number; hash: Buffer; at: Date },
): Promise<void> {
  await trx.updateTable('audit_head').set(head).execute()
}

export async function insertLink(trx: TenantTransaction, tenantId: number, link: Link): Promise<void> {
  await trx
    .insertInto('audit_entry')
    .values({
      tenant_id: tenantId,
      sequence: link.sequence,
      at: new Date(link.at),
      person_id: link.personId,
      person_name: link.personName,
      acting_role: link.actingRole,
      action: link.action,
      subject_kind: link.subjectKind,
      subject: link.subject,
      before: JSON.stringify(link.before),
      after: JSON.stringify(link.after),
      reason: link.reason,
      request_id: link.requestId,
      previous_hash: link.previousHash,
      hash: link.hash,
    })
    .execute()
}

/** Whether the record of the place has an entry of this kind. */
export async function hasHappened(trx: TenantTransaction, action: string): Promise<boolean> {
  const found = await trx
    .selectFrom('audit_entry')
    .select('sequence')
    .where('action', '=', action)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Links of the chain in their order, from after `sequence` on, at most `limit`. */
export async function listLinks(trx: TenantTransaction, after: number, limit: number): Promise<Link[]> {
  const rows = await trx
    .selectFrom('audit_entry')
    .selectAll()
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute()
  return rows.map(linkOf)
}

export interface HistoryFilter {
  readonly subjectKind: string
  /** The subject itself, or with a `/` at its end all that lies under it. */
  readonly subjects: readonly string[]
}

/** What has happened to a thing, newest first. */
export async function listHistory(
  trx: TenantTransaction,
  filter: HistoryFilter,
  limit: number,
): Promise<Entry[]> {
  const rows = await trx
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_kind', '=', filter.subjectKind)
    .where((eb) =>
      eb.or(
        filter.subjects.map((subject) =>
          subject.endsWith('/')
            ? sql<boolean>`starts_with(subject, ${subject})`
            : eb('subject', '=', subject),
        ),
      ),
    )
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute()
  return rows.map(linkOf)
}

/** Everybody who has ever done this to the thing; the record forgets nobody. */
export async function listWhoDid(
  trx: TenantTransaction,
  done: Pick<Entry, 'action' | 'subjectKind' | 'subject'>,
): Promise<number[]> {
  const rows = await trx
    .selectFrom('audit_entry')
    .select('person_id')
    .distinct()
    .where('subject_kind', '=', done.subjectKind)
    .where('subject', '=', done.subject)
    .where('action', '=', done.action)
    .execute()
  return rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id]))
}

/** What one person has changed of the thing by such an action, by the names that its entries give. */
export async function listNamesChanged(
  trx: TenantTransaction,
  done: Pick<Entry, 'action' | 'subjectKind' | 'subject'>,
  personId: number,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct jsonb_object_keys(after) as name from audit_entry
    where subject_kind = ${done.subjectKind} and subject = ${done.subject} and action = ${done.action}
      and person_id = ${personId} and jsonb_typeof(after) = 'object'
    order by 1`.execute(trx)
  return rows.map(({ name }) => name)
}

/** The newest entries of the whole place that a search asks for, from before `sequence` on. */
export async function listLatest(
  trx: TenantTransaction,
  before: number,
  limit: number,
  search?: AuditSearch,
): Promise<Entry[]> {
  const { words, kind, action, from, to } = search ?? nothing
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await trx
    .selectFrom('audit_entry')
    .selectAll()
    .where('sequence', '<', before)
    .$if(words !== '', (q) =>
      q.where((eb) =>
        eb.or((['person_name', 'subject', 'reason'] as const).map((column) => eb(column, 'ilike', pattern))),
      ),
    )
    .$if(kind !== '', (q) => q.where('subject_kind', '=', kind))
    .$if(action !== '', (q) => q.where('action', '=', action))
    .$if(from !== '', (q) => q.where('at', '>=', londonInstant(`${from}T00:00`)))
    .$if(to !== '', (q) => q.where('at', '<=', endOfLondonDay(to)))
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute()
  return rows.map(linkOf)
}

const nothing: AuditSearch = { words: '', kind: '', action: '', from: '', to: '' }

/** The kinds of things and the acts that the record of this place speaks of. */
export async function listSearchable(
  trx: TenantTransaction,
): Promise<{ kinds: readonly string[]; actions: readonly string[] }> {
  const { rows } = await sql<{ kinds: string[] | null; actions: string[] | null }>`
    select array_agg(distinct subject_kind) as kinds, array_agg(distinct action) as actions from audit_entry`.execute(
    trx,
  )
  return { kinds: rows[0]?.kinds ?? [], actions: rows[0]?.actions ?? [] }
}

/** A row of the record as it is stored. */
export interface AuditRow {
  sequence: number
  at: Date
  person_id: number | null
  person_name: string
  acting_role: string
  action: string
  subject_kind: string
  subject: string
  before: unknown
  after: unknown
  reason: string
  request_id: string
  previous_hash: Buffer
  hash: Buffer
}

export function linkOf(row: AuditRow): Link {
  return {
    sequence: row.sequence,
    at: row.at.toISOString(),
    personId: row.person_id,
    personName: row.person_name,
    actingRole: row.acting_role,
    action: row.action,
    subjectKind: row.subject_kind,
    subject: row.subject,
    before: row.before as Plain,
    after: row.after as Plain,
    reason: row.reason,
    requestId: row.request_id,
    previousHash: row.previous_hash,
    hash: row.hash,
  }
}
