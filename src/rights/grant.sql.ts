import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { GrantScope, HeldGrant } from './grant.ts'
import { isRole, type Role } from './roles.ts'
import type { ScopeKind } from './scope.ts'

export interface NewGrant {
  readonly personId: number
  readonly role: Role
  readonly organisationId?: number | null
  readonly bodyId?: number | null
  readonly themeId?: number | null
  readonly indicatorId?: number | null
  readonly startsOn: string
  /** The last day. */
  readonly endsOn?: string | null
  readonly lentFrom?: number | null
  readonly reason?: string
}

/** Names one thing of a kind; nothing for the whole place. */
export function limitedTo(scope: Pick<GrantScope, 'kind' | 'id'> | null): Partial<NewGrant> {
  return scope === null ? {} : { [`${scope.kind}Id`]: scope.id }
}

export async function insertGrant(
  trx: TenantTransaction,
  tenantId: number,
  grant: NewGrant,
): Promise<number> {
  const { id } = await trx
    .insertInto('role_grant')
    .values({
      tenant_id: tenantId,
      person_id: grant.personId,
      role: grant.role,
      organisation_id: grant.organisationId ?? null,
      body_id: grant.bodyId ?? null,
      theme_id: grant.themeId ?? null,
      indicator_id: grant.indicatorId ?? null,
      starts_on: grant.startsOn,
      ends_on: grant.endsOn ?? null,
      lent_from: grant.lentFrom ?? null,
      reason: grant.reason ?? '',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Lets a grant end with a day, unless it ends earlier already; before it ever began it is taken back whole. */
export async function endGrantOn(trx: TenantTransaction, id: number, lastDay: string): Promise<void> {
  await sql`
    update role_grant
    set ends_on = least(ends_on, greatest(${lastDay}::date, starts_on - 1))
    where id = ${id}`.execute(trx)
}

/** All grants that one person holds or has lent end with the day at the latest; answers which. */
export async function endGrantsOfPerson(
  trx: TenantTransaction,
  personId: number,
  lastDay: string,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update role_grant
    set ends_on = greatest(${lastDay}::date, starts_on - 1)
    where person_id = ${personId} and coalesce(ends_on, 'infinity') > ${lastDay}::date
      and coalesce(ends_on, 'infinity') >= starts_on
    returning id`.execute(trx)
  return rows.map(({ id }) => id).toSorted((a, b) => a - b)
}

interface Row {
  id: number
  person_id: number
  post: string
  role: string
  starts_on: string
  ends_on: string | null
  reason: string
  lent_from: number | null
  lender_id: number | null
  lender_post: string | null
  scope_kind: ScopeKind | null
  scope_id: number | null
  scope_code: string | null
  scope_name: string | null
}

export interface GrantFilter {
  readonly id?: number
  readonly personId?: number
  /** Lent by this person. */
  readonly lenderId?: number
}

/** Grants with their holders and words, whether or not they are in force; the oldest first. */
export async function listHeldGrants(trx: TenantTransaction, filter: GrantFilter): Promise<HeldGrant[]> {
  const { id = null, personId = null, lenderId = null } = filter
  const { rows } = await sql<Row>`
    select g.id, g.person_id, holder.post, g.role, g.starts_on, least(g.ends_on, source.ends_on) as ends_on, g.reason,
      g.lent_from, lender.id as lender_id, lender.post as lender_post,
      case when g.organisation_id is not null then 'organisation' when g.body_id is not null then 'body'
        when g.theme_id is not null then 'theme' when g.indicator_id is not null then 'indicator' end as scope_kind,
      coalesce(g.organisation_id, g.body_id, g.theme_id, g.indicator_id) as scope_id,
      coalesce(o.code, b.code, t.code, i.code) as scope_code,
      coalesce(o.name, b.name, t.name, i.title) as scope_name
    from role_grant g
    join person holder on holder.tenant_id = g.tenant_id and holder.id = g.person_id
    left join role_grant source on source.tenant_id = g.tenant_id and source.id = g.lent_from
    left join person lender on lender.tenant_id = source.tenant_id and lender.id = source.person_id
    left join organisation o on o.tenant_id = g.tenant_id and o.id = g.organisation_id
    left join body b on b.tenant_id = g.tenant_id and b.id = g.body_id
    left join theme t on t.tenant_id = g.tenant_id and t.id = g.theme_id
    left join indicator i on i.tenant_id = g.tenant_id and i.id = g.indicator_id
    where (${id}::integer is null or g.id = ${id}) and (${personId}::integer is null or g.person_id = ${personId})
      and (${lenderId}::integer is null or source.person_id = ${lenderId})
    order by g.id`.execute(trx)
  return rows.flatMap((row) => (isRole(row.role) ? [heldOf(row, row.role)] : []))
}

function heldOf(row: Row, role: Role): HeldGrant {
  const { scope_kind: kind, scope_id: id, lent_from, lender_id } = row
  return {
    id: row.id,
    personId: row.person_id,
    post: row.post,
    role,
    scope:
      kind === null || id === null
        ? null
        : { kind, id, code: row.scope_code ?? '', name: row.scope_name ?? '' },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    reason: row.reason,
    lentBy:
      lent_from === null || lender_id === null
        ? null
        : { grantId: lent_from, personId: lender_id, post: row.lender_post ?? '' },
  }
}
