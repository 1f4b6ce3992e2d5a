import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { letterSchema } from './letter.ts'
import {
  isMessageKind,
  messageKinds,
  type MessageKind,
  type NewMessage,
  type WaitingMessage,
} from './message.ts'
import type { Problem } from './problem-of.ts'
import type { ProblemCode } from './words.ts'

const dayMs = 86_400_000

/** Writes a message; undefined where one was written for this reason before. */
export async function insertMessage(
  trx: TenantTransaction,
  tenantId: number,
  message: NewMessage,
  at: Date,
  problem: ProblemCode | '',
): Promise<number | undefined> {
  const { inWorkingHours, daysToTry } = messageKinds[message.kind]
  const dueAt = message.dueAt ?? at
  const row = await trx
    .insertInto('outbox')
    .values({
      tenant_id: tenantId,
      kind: message.kind,
      reason_key: message.reasonKey,
      about: message.about,
      person_id: message.personId,
      address: message.address,
      subject: message.subject,
      letter: JSON.stringify(message.letter),
      in_working_hours: inWorkingHours,
      state: problem === '' ? 'waiting' : 'failed',
      problem,
      written_at: at,
      due_at: dueAt,
      ends_at: new Date(Math.max(dueAt.getTime(), at.getTime()) + daysToTry * dayMs),
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'reason_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Was a message written for this reason before? */
export async function isWritten(trx: TenantTransaction, reasonKey: string): Promise<boolean> {
  const row = await trx
    .selectFrom('outbox')
    .select('id')
    .where('reason_key', '=', reasonKey)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertSecret(
  trx: TenantTransaction,
  tenantId: number,
  id: number,
  sealed: Buffer,
): Promise<void> {
  await trx.insertInto('outbox_secret').values({ tenant_id: tenantId, outbox_id: id, sealed }).execute()
}

/**
 * The message whose turn it is, held by this transaction until it ends: no other worker takes it, and a worker that is
 * killed lets go of it at once. One that has vanished from the network lets go after a minute.
 */
export async function lockNext(
  trx: TenantTransaction,
  now: Date,
  isWorkingTime: boolean,
): Promise<WaitingMessage | undefined> {
  await sql`set local idle_in_transaction_session_timeout = '60s'`.execute(trx)
  const row = await trx
    .selectFrom('outbox')
    .select(['id', 'kind', 'person_id', 'address', 'subject', 'letter', 'message_id', 'attempts', 'ends_at'])
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .$if(!isWorkingTime, (query) => query.where('in_working_hours', '=', false))
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return undefined
  if (!isMessageKind(row.kind)) throw new Error(`message ${row.id} is of no known kind`)
  const secret = await trx
    .selectFrom('outbox_secret')
    .select('sealed')
    .where('outbox_id', '=', row.id)
    .executeTakeFirst()
  return {
    id: row.id,
    kind: row.kind,
    personId: row.person_id,
    address: row.address,
    subject: row.subject,
    letter: letterSchema.parse(row.letter),
    messageId: row.message_id,
    attempts: row.attempts,
    endsAt: row.ends_at,
    sealed: secret?.sealed ?? null,
  }
}

export async function markSent(trx: TenantTransaction, id: number, at: Date): Promise<void> {
  await sql`
    update outbox set state = 'sent', sent_at = ${at}, tried_at = ${at}, attempts = attempts + 1, problem = '', reply = ''
    where id = ${id}`.execute(trx)
  await deleteSecrets(trx, [id])
}

/** It is not sent: whoever it is for is no longer here. */
export async function markCancelled(trx: TenantTransaction, id: number): Promise<void> {
  await trx.updateTable('outbox').set({ state: 'cancelled' }).where('id', '=', id).execute()
  await deleteSecrets(trx, [id])
}

/** It goes to the address that the person has now. */
export async function readdress(trx: TenantTransaction, id: number, address: string): Promise<void> {
  await trx.updateTable('outbox').set({ address }).where('id', '=', id).execute()
}

/** It was tried and goes on waiting, until `again`. */
export async function markTried(
  trx: TenantTransaction,
  id: number,
  problem: Problem,
  at: Date,
  again: Date,
): Promise<void> {
  await sql`
    update outbox set attempts = attempts + 1, tried_at = ${at}, due_at = ${again},
      failing_since = coalesce(failing_since, ${problem.of === 'server' ? at : null}::timestamptz), problem = ${problem.code},
      reply = ${problem.reply}
    where id = ${id}`.execute(trx)
}

export async function markFailed(
  trx: TenantTransaction,
  id: number,
  problem: { readonly code: ProblemCode; readonly reply: string },
  attempts: number,
): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ state: 'failed', problem: problem.code, reply: problem.reply, attempts })
    .where('id', '=', id)
    .execute()
  await deleteSecrets(trx, [id])
}

/**
 * Nothing that still waits about this, of these kinds or of any, is sent any more. What is going out at this very moment is passed over: nobody
 * waits here for a mail server.
 */
export async function cancelAbout(
  trx: TenantTransaction,
  about: string,
  kinds?: readonly MessageKind[],
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update outbox set state = 'cancelled' where id in (
      select id from outbox where about = ${about} and state = 'waiting'
        ${kinds ? sql`and kind = any(${kinds})` : sql``} for update skip locked)
    returning id`.execute(trx)
  await deleteSecrets(
    trx,
    rows.map(({ id }) => id),
  )
}

/** Everything about a person that says who it was: addresses go, and what waits is not sent. */
export async function eraseMessagesTo(trx: TenantTransaction, personId: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update outbox set address = '', state = case when state = 'waiting' then 'cancelled' else state end
    where person_id = ${personId} returning id`.execute(trx)
  await deleteSecrets(
    trx,
    rows.map(({ id }) => id),
  )
}

/** After a restore: what waited when the backup was taken may have been sent since. Answers how many there were. */
export async function failWaiting(trx: TenantTransaction, code: ProblemCode): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update outbox set state = 'failed', problem = ${code} where state = 'waiting' returning id`.execute(trx)
  return rows.length
}

/** A message that failed waits again, for as long as one of its kind is tried; false where it is not one that failed. */
export async function renewFailed(trx: TenantTransaction, id: number, at: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('outbox')
    .select(['kind'])
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .forUpdate()
    .executeTakeFirst()
  if (!row || !isMessageKind(row.kind)) return false
  const endsAt = new Date(at.getTime() + messageKinds[row.kind].daysToTry * dayMs)
  await sql`
    update outbox set state = 'waiting', due_at = ${at}, ends_at = ${endsAt}, attempts = 0, problem = '', reply = '',
      failing_since = null
    where id = ${id}`.execute(trx)
  return true
}

async function deleteSecrets(trx: TenantTransaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await trx.deleteFrom('outbox_secret').where('outbox_id', 'in', ids).execute()
}
