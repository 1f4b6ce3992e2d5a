import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/** An indicator that somebody collates or answers for. */
export interface OwnedIndicator {
  readonly id: number
  readonly code: string
  readonly title: string
  readonly isCollated: boolean
  readonly isAnsweredFor: boolean
}

export async function listOwnedIndicators(
  trx: TenantTransaction,
  personId: number,
): Promise<OwnedIndicator[]> {
  const { rows } = await sql<OwnedIndicator>`
    select id, code, title, coalesce(collator_id = ${personId}, false) as "isCollated",
      coalesce(responsible_id = ${personId}, false) as "isAnsweredFor"
    from indicator where collator_id = ${personId} or responsible_id = ${personId} order by code`.execute(trx)
  return rows
}

/** Hands indicators over from one to another; to nobody where `to` is null. */
export async function moveIndicators(
  trx: TenantTransaction,
  from: number,
  to: number | null,
  ids: readonly number[],
): Promise<void> {
  await sql`
    update indicator set collator_id = case when collator_id = ${from} then ${to}::integer else collator_id end,
      responsible_id = case when responsible_id = ${from} then ${to}::integer else responsible_id end,
      version = version + 1
    where id = any(${ids})`.execute(trx)
}

/** Names who collates and who answers for an indicator. */
export async function nameOwners(
  trx: TenantTransaction,
  id: number,
  owners: { readonly collatorId: number | null; readonly responsibleId: number | null },
): Promise<void> {
  await sql`
    update indicator set collator_id = ${owners.collatorId}, responsible_id = ${owners.responsibleId}
    where id = ${id}`.execute(trx)
}
