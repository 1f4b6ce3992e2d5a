import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/** Somebody's key; any earlier one opens nothing from now on. */
export async function replaceCalendarKey(
  trx: TenantTransaction,
  tenantId: number,
  personId: number,
  hash: Buffer,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('calendar_key')
    .values({ tenant_id: tenantId, person_id: personId, key_hash: hash, made_at: at })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ key_hash: hash, made_at: at }),
    )
    .execute()
}

/** False where there was none. */
export async function deleteCalendarKey(trx: TenantTransaction, personId: number): Promise<boolean> {
  const rows = await trx
    .deleteFrom('calendar_key')
    .where('person_id', '=', personId)
    .returning('person_id')
    .execute()
  return rows.length > 0
}

/** When the key was made that is good now. */
export async function findCalendarKey(
  trx: TenantTransaction,
  personId: number,
): Promise<{ madeAt: Date } | undefined> {
  const row = await trx
    .selectFrom('calendar_key')
    .select('made_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row && { madeAt: row.made_at }
}

/** Whose key it is, where that person is still here and their account is open. */
export async function findCalendarHolder(
  trx: TenantTransaction,
  hash: Buffer,
  today: string,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select p.id from calendar_key k
    join person p on p.tenant_id = k.tenant_id and p.id = k.person_id
    join account a on a.id = p.account_id
    where k.key_hash = ${hash} and a.disabled_at is null and coalesce(p.left_on, 'infinity') >= ${today}::date`.execute(
    trx,
  )
  return rows[0]?.id
}
