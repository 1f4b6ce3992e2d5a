import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { isMessageKind, type MessageKind, type MessageListed, type MessageState } from './message.ts'

/** The messages of a state, or of all, the newest first. */
export async function listMessages(
  trx: TenantTransaction,
  filter: { readonly state?: MessageState; readonly limit: number },
): Promise<MessageListed[]> {
  const { rows } = await sql<Row>`
    select m.id, m.kind, m.person_id, p.post, m.subject, m.state, m.written_at, m.sent_at, m.attempts, m.problem, m.reply
    from outbox m join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
    where ${filter.state === undefined ? sql`true` : sql`m.state = ${filter.state}`}
    order by m.id desc limit ${filter.limit}`.execute(trx)
  return rows.flatMap((row) =>
    isMessageKind(row.kind)
      ? {
          id: row.id,
          kind: row.kind,
          personId: row.person_id,
          post: row.post,
          subject: row.subject,
          state: row.state,
          writtenAt: row.written_at,
          sentAt: row.sent_at,
          attempts: row.attempts,
          problem: row.problem,
          reply: row.reply,
        }
      : [],
  )
}

export interface OutboxCounts {
  readonly waiting: number
  readonly waitingSince: Date | null
  readonly failed: number
  /** The day on which the first of them was written; null where none failed. */
  readonly failedSince: Date | null
  readonly lastSentAt: Date | null
}

export async function countMessages(trx: TenantTransaction): Promise<OutboxCounts> {
  const { rows } = await sql<OutboxCounts>`
    select count(*) filter (where state = 'waiting')::int as waiting,
      min(written_at) filter (where state = 'waiting') as "waitingSince",
      count(*) filter (where state = 'failed')::int as failed,
      min(written_at) filter (where state = 'failed') as "failedSince",
      max(sent_at) as "lastSentAt"
    from outbox`.execute(trx)
  return rows[0] ?? { waiting: 0, waitingSince: null, failed: 0, failedSince: null, lastSentAt: null }
}

/** How many messages of these kinds wait, and since when the mail server has taken nothing; null where it is well. */
export async function countWaiting(
  trx: TenantTransaction,
  kinds: readonly MessageKind[],
): Promise<{ waiting: number; serverAwaySince: Date | null }> {
  const { rows } = await sql<{ waiting: number; since: Date | null }>`
    select count(*) filter (where state = 'waiting' and kind = any(${kinds}))::int as waiting,
      min(failing_since) filter (where failing_since > coalesce(last.sent_at, '-infinity')) as since
    from outbox, (select max(sent_at) as sent_at from outbox) as last`.execute(trx)
  return { waiting: rows[0]?.waiting ?? 0, serverAwaySince: rows[0]?.since ?? null }
}

interface Row {
  id: number
  kind: string
  person_id: number
  post: string
  subject: string
  state: MessageState
  written_at: Date
  sent_at: Date | null
  attempts: number
  problem: string
  reply: string
}
