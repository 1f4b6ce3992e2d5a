import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { isRank, type Holding, type Post } from './post.ts'

export interface NewPost {
  readonly title: string
  readonly rank: string
  readonly organisationId: number | null
  readonly answersTo: number | null
}

export async function insertPost(trx: TenantTransaction, tenantId: number, post: NewPost): Promise<number> {
  const { id } = await trx
    .insertInto('post')
    .values({
      tenant_id: tenantId,
      title: post.title,
      rank: post.rank,
      organisation_id: post.organisationId,
      answers_to: post.answersTo,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updatePost(trx: TenantTransaction, id: number, post: NewPost): Promise<void> {
  await sql`
    update post set title = ${post.title}, rank = ${post.rank}, organisation_id = ${post.organisationId},
      answers_to = ${post.answersTo}, version = version + 1
    where id = ${id}`.execute(trx)
}

export async function closePostOn(trx: TenantTransaction, id: number, day: string): Promise<void> {
  await sql`update post set closed_on = ${day}, version = version + 1 where id = ${id}`.execute(trx)
}

/** Every post by title, with who holds it on a day; the closed ones too. */
export async function listAllPosts(trx: TenantTransaction, today: string): Promise<Post[]> {
  const { rows } = await sql<{
    id: number
    title: string
    rank: string
    answers_to: number | null
    closed_on: string | null
    version: number
    organisation_code: string | null
    organisation_name: string | null
    person_id: number | null
    holder: string | null
    since: string | null
  }>`
    select p.id, p.title, p.rank, p.answers_to, p.closed_on, p.version, o.code as organisation_code,
      o.name as organisation_name, h.person_id, holder.name as holder, h.starts_on as since
    from post p
    left join organisation o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
    left join post_holding h on h.tenant_id = p.tenant_id and h.post_id = p.id
      and h.starts_on <= ${today}::date and coalesce(h.ends_on, 'infinity') >= ${today}::date
    left join person holder on holder.tenant_id = h.tenant_id and holder.id = h.person_id
    order by p.title`.execute(trx)
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    rank: isRank(row.rank) ? row.rank : 'individual',
    organisation:
      row.organisation_code === null
        ? null
        : { code: row.organisation_code, name: row.organisation_name ?? '' },
    answersTo: row.answers_to,
    closedOn: row.closed_on,
    version: row.version,
    holder:
      row.person_id === null
        ? null
        : { personId: row.person_id, name: row.holder ?? '', since: row.since ?? '' },
  }))
}

/** Who has held a post, or what somebody has held: the latest first. */
export async function listHoldings(
  trx: TenantTransaction,
  which: { readonly postId: number } | { readonly personId: number },
): Promise<Holding[]> {
  const condition =
    'postId' in which ? sql`h.post_id = ${which.postId}` : sql`h.person_id = ${which.personId}`
  const { rows } = await sql<{
    post_id: number
    title: string
    person_id: number
    name: string
    starts_on: string
    ends_on: string | null
  }>`
    select h.post_id, p.title, h.person_id, holder.name, h.starts_on, h.ends_on
    from post_holding h
    join post p on p.tenant_id = h.tenant_id and p.id = h.post_id
    join person holder on holder.tenant_id = h.tenant_id and holder.id = h.person_id
    where ${condition} order by h.starts_on desc, p.title`.execute(trx)
  return rows.map((row) => ({
    postId: row.post_id,
    title: row.title,
    personId: row.person_id,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }))
}

/** Posts that somebody held last and nobody holds or will hold after them. */
export async function listLeftPosts(
  trx: TenantTransaction,
  personId: number,
): Promise<{ id: number; title: string }[]> {
  const { rows } = await sql<{ id: number; title: string }>`
    select p.id, p.title from post p
    where p.closed_on is null and ${personId} = (
      select h.person_id from post_holding h
      where h.tenant_id = p.tenant_id and h.post_id = p.id order by h.starts_on desc limit 1)
    order by p.title`.execute(trx)
  return rows
}

export async function insertHolding(
  trx: TenantTransaction,
  tenantId: number,
  holding: Pick<Holding, 'postId' | 'personId' | 'startsOn' | 'endsOn'>,
): Promise<void> {
  await trx
    .insertInto('post_holding')
    .values({
      tenant_id: tenantId,
      post_id: holding.postId,
      person_id: holding.personId,
      starts_on: holding.startsOn,
      ends_on: holding.endsOn,
    })
    .execute()
}

export async function endHolding(
  trx: TenantTransaction,
  { postId, startsOn }: Pick<Holding, 'postId' | 'startsOn'>,
  lastDay: string,
): Promise<void> {
  await sql`
    update post_holding set ends_on = greatest(${lastDay}::date, starts_on)
    where post_id = ${postId} and starts_on = ${startsOn}`.execute(trx)
}

/** The title shown for people follows the post that they hold on the day, or held last. */
export async function refreshPost(trx: TenantTransaction, personId: number, today: string): Promise<void> {
  await sql`
    update person set post = held.title
    from (
      select p.title from post_holding h join post p on p.tenant_id = h.tenant_id and p.id = h.post_id
      where h.person_id = ${personId} and h.starts_on <= ${today}::date
      order by coalesce(h.ends_on, 'infinity') desc, h.starts_on desc limit 1
    ) as held
    where person.id = ${personId} and person.post <> held.title`.execute(trx)
}
