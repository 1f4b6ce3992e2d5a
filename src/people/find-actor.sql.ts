import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Actor, Grant } from './actor.ts'
import { isRole } from './roles.ts'

/** The person who stands behind an account in this place, with the roles held on a day and what each covers. */
export async function findActor(
  trx: TenantTransaction,
  tenantId: number,
  who: { accountId: number } | { personId: number },
  today: string,
  requestId: string,
): Promise<Actor | undefined> {
  const person = await trx
    .selectFrom('person')
    .select(['id', 'name', 'post'])
    .$if('accountId' in who, (q) => q.where('account_id', '=', 'accountId' in who ? who.accountId : 0))
    .$if('personId' in who, (q) => q.where('id', '=', 'personId' in who ? who.personId : 0))
    .executeTakeFirst()
  if (!person) return undefined
  return {
    tenantId,
    personId: person.id,
    name: person.name,
    post: person.post,
    grants: await listGrants(trx, person.id, today),
    requestId,
  }
}

async function listGrants(trx: TenantTransaction, personId: number, today: string): Promise<Grant[]> {
  const { rows } = await sql<{ role: string; organisations: number[] | null }>`
    with recursive held as (
      select id, role, organisation_id from role_grant
      where person_id = ${personId} and starts_on <= ${today}::date and coalesce(ends_on, 'infinity') >= ${today}::date
    ), branch as (
      select id as grant_id, organisation_id from held where organisation_id is not null
      union
      select branch.grant_id, child.id from branch join organisation child on child.parent_id = branch.organisation_id
    )
    select held.role, array_agg(branch.organisation_id) filter (where branch.organisation_id is not null) as organisations
    from held left join branch on branch.grant_id = held.id
    group by held.id, held.role
    order by held.id`.execute(trx)
  return rows.flatMap(({ role, organisations }) =>
    isRole(role)
      ? [{ role, covers: organisations === null ? ('all' as const) : new Set(organisations) }]
      : [],
  )
}
