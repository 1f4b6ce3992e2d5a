import { inTenant } from '../../src/db/tenant.ts'
import type { App } from '../../src/db/app.ts'
import { sql } from 'kysely'
import type { MailServer } from '../worlds/a-mail-server.ts'
import type { QuartersEnd } from '../worlds/a-quarters-end.ts'

interface Found {
  readonly department: string
  readonly state: string
  readonly typed: string
  readonly saved: number
  readonly sent: number
  readonly steps: number
  readonly reminders: number
}

/**
 * Holds the store and its record against what was sent in: every return there once, as it was typed, saved twice and sent
 * once by the record; nobody reminded twice, and every message in the outbox that says it was sent with the mail server
 * once. Throws what does not agree.
 */
export async function settle(
  app: App,
  { place, fillers }: QuartersEnd,
  server: MailServer,
): Promise<{ returns: number }> {
  const owed = fillers.flatMap(({ returns }) => returns)
  const { found, mailed } = await inTenant(app.db, place.id, async (trx) => ({
    found: (
      await sql<Found>`
      select o.code as department, r.state,
        (select string_agg(i.code || '=' || line.typed || line.cause, ';' order by i.code)
          from return_line line join indicator i on i.tenant_id = line.tenant_id and i.id = line.indicator_id
          where line.tenant_id = r.tenant_id and line.return_id = r.id) as typed,
        (select count(*)::int from audit_entry a where a.action = 'return-saved' and a.subject like o.code || '/%') as saved,
        (select count(*)::int from audit_entry a where a.action = 'return-sent' and a.subject like o.code || '/%') as sent,
        (select count(*)::int from return_step s where s.tenant_id = r.tenant_id and s.return_id = r.id) as steps,
        (select count(*)::int from outbox m where m.about = 'return/' || r.id and m.kind = 'return-due') as reminders
      from return r join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id`.execute(
        trx,
      )
    ).rows,
    mailed: (
      await sql<{ id: string; state: string }>`select message_id as id, state from outbox`.execute(trx)
    ).rows,
  }))
  const wrong = owed.flatMap(({ department, lines }) => {
    const one = found.find((row) => row.department === department)
    const typed = lines
      .map(({ code, typed, isShort }) => `${code}=${typed}${isShort ? `The cause of ${code}` : ''}`)
      .join(';')
    const isRight =
      one?.state === 'submitted' &&
      one.typed === typed &&
      one.saved === 2 &&
      one.sent === 1 &&
      one.steps === 1 &&
      one.reminders <= 1
    return isRight ? [] : [`${department}: ${JSON.stringify(one)}`]
  })
  if (wrong.length > 0 || found.length !== owed.length)
    throw new Error(`${wrong.length} returns are not as they were sent in: ${wrong.slice(0, 3).join(', ')}`)

  const taken = server.taken.map(
    ({ headers }) => /<([^@]+)@/.exec(headers.get('message-id') ?? '')?.[1] ?? '',
  )
  const sent = mailed.filter(({ state }) => state === 'sent').map(({ id }) => id)
  const others = mailed.filter(({ state }) => state !== 'sent' && state !== 'cancelled')
  if (others.length > 0) throw new Error(`${others.length} messages were neither sent nor called off`)
  if (new Set(taken).size !== taken.length) throw new Error('a message was sent twice')
  if (taken.toSorted().join() !== sent.toSorted().join())
    throw new Error(
      `${taken.length} messages were taken by the mail server, and ${sent.length} are recorded as sent`,
    )
  return { returns: found.length }
}
