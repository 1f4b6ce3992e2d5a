import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { canBeFilled, returnStates } from '../returns/transitions.ts'

/** Whom a member speaks for; null: nobody in particular. */
export async function findSpokenFor(trx: TenantTransaction, membershipId: number): Promise<number | null> {
  const row = await trx
    .selectFrom('membership')
    .select('organisation_id')
    .where('id', '=', membershipId)
    .executeTakeFirst()
  return row?.organisation_id ?? null
}

/** Ids of people whose last day is known and who still own something. */
export async function listLeaversWithThings(
  trx: TenantTransaction,
  today: string,
): Promise<{ id: number; post: string; leftOn: string }[]> {
  const { rows } = await sql<{ id: number; post: string; leftOn: string }>`
    select p.id, p.post, p.left_on as "leftOn" from person p
    where p.left_on is not null and (
      exists (select from membership m where m.tenant_id = p.tenant_id and m.person_id = p.id
        and coalesce(m.ends_on, 'infinity') > p.left_on and coalesce(m.ends_on, 'infinity') >= ${today}::date)
      or exists (select from indicator i where i.tenant_id = p.tenant_id and i.collator_id = p.id)
      or exists (select from indicator i where i.tenant_id = p.tenant_id and i.responsible_id = p.id)
      or exists (select from return_line l
        join return r on r.tenant_id = l.tenant_id and r.id = l.return_id and r.state = any(${returnStates.filter(canBeFilled)})
        where l.tenant_id = p.tenant_id and l.owner_id = p.id)
      or exists (select from post_holding h join post on post.tenant_id = h.tenant_id and post.id = h.post_id
        where h.tenant_id = p.tenant_id and h.person_id = p.id and post.closed_on is null and not exists (
          select from post_holding later where later.tenant_id = h.tenant_id and later.post_id = h.post_id
            and later.starts_on > h.starts_on)))
    order by p.left_on, p.post`.execute(trx)
  return rows
}

/** Somebody who can take things over: here, and not about to leave. */
export async function listTakers(
  trx: TenantTransaction,
  exceptId: number,
  isAccountNeeded = false,
): Promise<{ id: number; post: string; name: string }[]> {
  return trx
    .selectFrom('person')
    .select(['id', 'post', 'name'])
    .where('left_on', 'is', null)
    .where('id', '<>', exceptId)
    .$if(isAccountNeeded, (q) => q.where('account_id', 'is not', null))
    .orderBy('post')
    .orderBy('id')
    .execute()
}
