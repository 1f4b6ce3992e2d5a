import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { isVisible } from '../rights/visible.sql.ts'
import type { Visible } from '../rights/policy.ts'
import type { Extension, ExtensionState } from './extension.ts'

/** Every request for more time for a return, and what was given, the first one first. */
export async function listExtensions(trx: TenantTransaction, returnId: number): Promise<Extension[]> {
  const { rows } = await sql<Row>`
    select e.number, e.state, e.asked_until, e.asked_why, e.asked_by, asker.post as asker, e.asked_at, e.until, e.decision,
      e.decided_by, decider.post as decider, e.decided_at
    from extension e
    left join person asker on asker.tenant_id = e.tenant_id and asker.id = e.asked_by
    left join person decider on decider.tenant_id = e.tenant_id and decider.id = e.decided_by
    where e.return_id = ${returnId}
    order by e.number`.execute(trx)
  return rows.map((row) => ({
    number: row.number,
    state: row.state,
    askedUntil: row.asked_until,
    askedWhy: row.asked_why,
    askedBy: row.asker,
    askedById: row.asked_by,
    askedAt: row.asked_at,
    until: row.until,
    decision: row.decision,
    decidedBy: row.decider,
    decidedById: row.decided_by,
    decidedAt: row.decided_at,
  }))
}

/** Returns that can still be given more time and wait for a word on it. */
export async function listReturnsAsking(trx: TenantTransaction, visible: Visible): Promise<number[]> {
  const { rows } = await sql<{ return_id: number }>`
    select e.return_id from extension e
    join return r on r.tenant_id = e.tenant_id and r.id = e.return_id
    where e.state = 'asked' and r.state in ('open', 'draft')
      and ${isVisible(visible, { organisation: (ids) => sql`r.organisation_id = any(${ids})` })}`.execute(trx)
  return rows.map(({ return_id }) => return_id)
}

export async function insertAsked(
  trx: TenantTransaction,
  tenantId: number,
  returnId: number,
  asked: { number: number; until: string; why: string; by: number; at: Date },
): Promise<void> {
  await trx
    .insertInto('extension')
    .values({
      tenant_id: tenantId,
      return_id: returnId,
      number: asked.number,
      state: 'asked',
      asked_until: asked.until,
      asked_why: asked.why,
      asked_by: asked.by,
      asked_at: asked.at,
    })
    .execute()
}

/** Decides on what was asked under the number, or gives time under a new one. Null: it is declined. */
export async function saveDecision(
  trx: TenantTransaction,
  tenantId: number,
  returnId: number,
  made: { number: number; until: string | null; decision: string; by: number; at: Date },
): Promise<void> {
  const decided = {
    state: made.until === null ? 'declined' : 'granted',
    until: made.until,
    decision: made.decision,
    decided_by: made.by,
    decided_at: made.at,
  }
  await trx
    .insertInto('extension')
    .values({ tenant_id: tenantId, return_id: returnId, number: made.number, ...decided })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'return_id', 'number']).doUpdateSet(decided))
    .execute()
}

/** Whoever has the form of the return open may still save it: its version stays. */
export async function extendReturn(trx: TenantTransaction, returnId: number, until: string): Promise<void> {
  await trx.updateTable('return').set({ extended_to: until }).where('id', '=', returnId).execute()
}

interface Row {
  number: number
  state: ExtensionState
  asked_until: string | null
  asked_why: string
  asked_by: number | null
  asker: string | null
  asked_at: Date | null
  until: string | null
  decision: string
  decided_by: number | null
  decider: string | null
  decided_at: Date | null
}
