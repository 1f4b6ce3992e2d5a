import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/** Somebody who can collate or answer for an indicator: here, and not about to leave. */
export interface Candidate {
  readonly id: number
  readonly post: string
  readonly name: string
}

export async function listCandidates(trx: TenantTransaction): Promise<Candidate[]> {
  return trx
    .selectFrom('person')
    .select(['id', 'post', 'name'])
    .where('left_on', 'is', null)
    .orderBy('post')
    .orderBy('id')
    .execute()
}

/** The post of somebody, gone or here; null where there is nobody of that number. */
export async function findPostOf(trx: TenantTransaction, personId: number | null): Promise<string | null> {
  if (personId === null) return null
  const row = await trx.selectFrom('person').select('post').where('id', '=', personId).executeTakeFirst()
  return row?.post ?? null
}

/** Figures and targets that have been recorded of an indicator. */
export async function countRecorded(
  trx: TenantTransaction,
  id: number,
): Promise<{ figures: number; targets: number }> {
  const { rows } = await sql<{ figures: number; targets: number }>`
    select (select count(*)::integer from (select distinct area_code, period_kind, period_index
        from observation where indicator_id = ${id}) figure) as figures,
      (select count(*)::integer from target where indicator_id = ${id}) as targets`.execute(trx)
  return rows[0] ?? { figures: 0, targets: 0 }
}

/** Something about an indicator was changed that does not stand in its own row. */
export async function nextVersion(trx: TenantTransaction, id: number): Promise<void> {
  await sql`update indicator set version = version + 1 where id = ${id}`.execute(trx)
}
