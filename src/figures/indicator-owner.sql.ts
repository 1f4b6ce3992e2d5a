import { sql, type RawBuilder } from 'kysely'
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

/** The posts that answer for an indicator, in their order. Where one is a post of the place, it is tied to that post. */
export async function insertOwners(
  trx: TenantTransaction,
  tenantId: number,
  id: number,
  owners: readonly string[],
): Promise<void> {
  if (owners.length === 0) return
  await sql`
    insert into indicator_owner (tenant_id, indicator_id, position, title, post_id)
    select ${tenantId}, ${id}, owner.position, owner.title, post.id
    from unnest(${[...owners]}::text[]) with ordinality as owner (title, position)
    left join post on post.title = owner.title`.execute(trx)
}

export async function replaceOwners(
  trx: TenantTransaction,
  tenantId: number,
  id: number,
  owners: readonly string[],
): Promise<void> {
  await trx.deleteFrom('indicator_owner').where('indicator_id', '=', id).execute()
  await insertOwners(trx, tenantId, id, owners)
}

/**
 * Who answers for the indicator of a row, on a day: `none` without an owner; `left` where one of its posts had a holder and
 * has none, or its collator or responsible officer has gone; `vacant` where nobody ever held one; else `held`.
 */
export const ownerStandings = ['none', 'left', 'vacant', 'held'] as const
export type OwnerStanding = (typeof ownerStandings)[number]

export function ownerStanding(today: string): RawBuilder<OwnerStanding> {
  return sql<OwnerStanding>`coalesce((
    select case
      when exists (
        select from person where person.tenant_id = indicator.tenant_id and person.left_on < ${today}::date
          and person.id in (indicator.collator_id, indicator.responsible_id)) then 'left'
      when bool_or(holding.ever and not holding.now) then 'left'
      when bool_or(not holding.now) then 'vacant'
      else 'held' end
    from indicator_owner owner
    left join post on post.tenant_id = owner.tenant_id
      and (post.id = owner.post_id or owner.post_id is null and post.title = owner.title)
    cross join lateral (
      select count(*) > 0 as ever, coalesce(bool_or(
        least(coalesce(held.ends_on, 'infinity'), coalesce(holder.left_on, 'infinity')) >= ${today}::date), false) as now
      from post_holding held
      join person holder on holder.tenant_id = held.tenant_id and holder.id = held.person_id
      where held.tenant_id = post.tenant_id and held.post_id = post.id and held.starts_on <= ${today}::date) holding
    where owner.tenant_id = indicator.tenant_id and owner.indicator_id = indicator.id
    having count(*) > 0), 'none')`
}
