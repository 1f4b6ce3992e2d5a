import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Actor, Grant } from './actor.ts'
import { isRole } from './roles.ts'
import type { Reach } from './scope.ts'

/** How the person came: as whom, and with what. */
export interface Coming {
  readonly requestId: string
  /** Without a word the one who asks sits at the machine itself and need not confirm who they are. */
  readonly isConfirmed?: boolean
  readonly readsOnly?: boolean
}

/** The person who stands behind an account in this place, with the roles held on a day and what each covers. */
export async function findActor(
  trx: TenantTransaction,
  tenantId: number,
  who: { accountId: number } | { personId: number },
  today: string,
  { requestId, isConfirmed = true, readsOnly = false }: Coming,
): Promise<Actor | undefined> {
  const person = await trx
    .selectFrom('person')
    .select(['id', 'name', 'post'])
    .$if('accountId' in who, (q) => q.where('account_id', '=', 'accountId' in who ? who.accountId : 0))
    .$if('personId' in who, (q) => q.where('id', '=', 'personId' in who ? who.personId : 0))
    .executeTakeFirst()
  if (!person) return undefined
  const held = await listGrants(trx, [person.id], today)
  return {
    tenantId,
    personId: person.id,
    name: person.name,
    post: person.post,
    grants: held.get(person.id) ?? [],
    requestId,
    isConfirmed,
    ...(readsOnly ? { readsOnly } : {}),
  }
}

/** Everybody who holds a role on a day, by post: for asking who may do a thing. */
export async function listActors(trx: TenantTransaction, tenantId: number, today: string): Promise<Actor[]> {
  const people = await trx.selectFrom('person').select(['id', 'name', 'post']).orderBy('post').execute()
  const held = await listGrants(
    trx,
    people.map(({ id }) => id),
    today,
  )
  return people.flatMap(({ id, name, post }) => {
    const grants = held.get(id)
    return grants ? [{ tenantId, personId: id, name, post, grants, requestId: '', isConfirmed: true }] : []
  })
}

interface Row {
  person_id: number
  role: string
  is_limited: boolean
  organisations: number[]
  bodies: number[]
  themes: number[]
  indicators: number[]
  lent_by: string | null
  lent_until: string | null
}

/** The grants of each person that are in force on a day; nobody without one is in it. */
async function listGrants(
  trx: TenantTransaction,
  personIds: readonly number[],
  today: string,
): Promise<Map<number, Grant[]>> {
  // A lent grant is worth as long as the one that it was lent from.
  const { rows } = await sql<Row>`
    with recursive held as (
      select g.id, g.person_id, g.role, g.organisation_id, g.body_id, g.theme_id, g.indicator_id, lender.post as lent_by,
        least(g.ends_on, source.ends_on) as lent_until
      from role_grant g
      left join role_grant source on source.tenant_id = g.tenant_id and source.id = g.lent_from
      left join person lender on lender.tenant_id = source.tenant_id and lender.id = source.person_id
      where g.person_id = any(${personIds})
        and g.starts_on <= ${today}::date and coalesce(g.ends_on, 'infinity') >= ${today}::date
        and (source.id is null
          or source.starts_on <= ${today}::date and coalesce(source.ends_on, 'infinity') >= ${today}::date)
    ), branch as (
      select id as grant_id, organisation_id from held where organisation_id is not null
      union
      select branch.grant_id, child.id from branch join organisation child on child.parent_id = branch.organisation_id
    )
    select person_id, role, num_nonnulls(organisation_id, body_id, theme_id, indicator_id) > 0 as is_limited,
      array(select organisation_id from branch where grant_id = held.id order by 1) as organisations,
      array_remove(array[body_id], null) as bodies,
      array_remove(array[theme_id], null)
        || array(select theme_id from body_theme t where t.body_id = held.body_id order by 1) as themes,
      array_remove(array[indicator_id], null) as indicators,
      lent_by, lent_until
    from held order by id`.execute(trx)
  const held = new Map<number, Grant[]>()
  for (const row of rows) {
    if (!isRole(row.role)) continue
    const grant = {
      role: row.role,
      covers: reachOf(row),
      ...(row.lent_by === null ? {} : { lentBy: row.lent_by }),
      ...(row.lent_by === null || row.lent_until === null ? {} : { lentUntil: row.lent_until }),
    }
    held.set(row.person_id, [...(held.get(row.person_id) ?? []), grant])
  }
  return held
}

function reachOf({ is_limited, organisations, bodies, themes, indicators }: Row): Reach {
  if (!is_limited) return 'all'
  const ids = { organisation: organisations, body: bodies, theme: themes, indicator: indicators }
  return Object.fromEntries(
    Object.entries(ids)
      .filter(([, some]) => some.length > 0)
      .map(([kind, some]) => [kind, new Set(some)]),
  )
}
