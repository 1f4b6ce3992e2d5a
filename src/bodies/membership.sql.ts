import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Sector } from '../organisations/organisation.ts'
import type { Visible } from '../rights/policy.ts'
import { isVisible } from '../rights/visible.sql.ts'
import { isCurrent, type Member, type MemberRole, type Membership } from './membership.ts'

interface Row {
  id: number
  person_id: number
  role: string
  starts_on: string
  ends_on: string | null
  review_due_on: string | null
}

const membershipOf = (row: Row): Membership => ({
  id: row.id,
  personId: row.person_id,
  role: row.role as MemberRole,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  reviewDueOn: row.review_due_on,
})

interface MemberRow extends Row {
  post: string
  name: string
  organisation_code: string | null
  organisation_name: string | null
  sector: string | null
}

const memberOf = (row: MemberRow): Member => ({
  ...membershipOf(row),
  post: row.post,
  name: row.name,
  speaksFor:
    row.organisation_code === null
      ? null
      : {
          code: row.organisation_code,
          name: row.organisation_name ?? '',
          sector: row.sector as Sector,
        },
})

const memberColumns = sql`m.id, m.person_id, m.role, m.starts_on, m.ends_on, m.review_due_on, p.post, p.name,
  o.code as organisation_code, o.name as organisation_name, o.sector`
const memberTables = sql`membership m
  join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
  left join organisation o on o.tenant_id = m.tenant_id and o.id = m.organisation_id`
const inOrderOfRole = sql`array_position(array['chair', 'vice-chair', 'portfolio-holder', 'member', 'adviser', 'officer'], m.role)`
const current = (today: string) =>
  sql`m.starts_on <= ${today}::date and coalesce(m.ends_on, 'infinity') >= ${today}::date`

/** The members of a body on a day, the chair first. Ask only for a body that the reader was shown. */
export async function listMembers(trx: TenantTransaction, bodyId: number, today: string): Promise<Member[]> {
  return (await listEveryMember(trx, bodyId)).filter((member) => isCurrent(member, today))
}

/** All who ever were on a body or will be, the chair first, then by post. */
export async function listEveryMember(trx: TenantTransaction, bodyId: number): Promise<Member[]> {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns} from ${memberTables}
    where m.body_id = ${bodyId}
    order by ${inOrderOfRole}, p.post, m.starts_on, m.id`.execute(trx)
  return rows.map(memberOf)
}

/** The memberships of every body on a day, by the body's id. */
export async function listCurrentByBody(
  trx: TenantTransaction,
  today: string,
): Promise<Map<number, Membership[]>> {
  const { rows } = await sql<Row & { body_id: number }>`
    select m.body_id, m.id, m.person_id, m.role, m.starts_on, m.ends_on, m.review_due_on
    from membership m where ${current(today)} order by m.body_id, m.id`.execute(trx)
  const grouped = Map.groupBy(rows, (row) => row.body_id)
  return new Map([...grouped].map(([id, some]) => [id, some.map(membershipOf)]))
}

export interface MembershipOfPerson extends Membership {
  readonly bodyId: number
  readonly bodyCode: string
  readonly bodyName: string
  readonly isCurrent: boolean
}

/** The bodies that a person is or was on, today's first. Ask only for a person that the reader was shown. */
export async function listMembershipsOf(
  trx: TenantTransaction,
  personId: number,
  today: string,
): Promise<MembershipOfPerson[]> {
  const { rows } = await sql<Row & { body_id: number; body_code: string; body_name: string }>`
    select m.id, m.person_id, m.role, m.starts_on, m.ends_on, m.review_due_on,
      b.id as body_id, b.code as body_code, b.name as body_name
    from membership m join body b on b.tenant_id = m.tenant_id and b.id = m.body_id
    where m.person_id = ${personId}
    order by (${current(today)}) desc, b.name, m.starts_on desc, m.id`.execute(trx)
  return rows.map((row) => ({
    ...membershipOf(row),
    bodyId: row.body_id,
    bodyCode: row.body_code,
    bodyName: row.body_name,
    isCurrent: isCurrent(membershipOf(row), today),
  }))
}

export interface Seat extends Member {
  readonly bodyCode: string
  readonly bodyName: string
}

/** Who speaks for an organisation on which bodies, on a day. */
export async function listSeatsOf(
  trx: TenantTransaction,
  organisationId: number,
  today: string,
): Promise<Seat[]> {
  const { rows } = await sql<MemberRow & { body_code: string; body_name: string }>`
    select ${memberColumns}, b.code as body_code, b.name as body_name
    from ${memberTables} join body b on b.tenant_id = m.tenant_id and b.id = m.body_id
    where m.organisation_id = ${organisationId} and ${current(today)}
    order by b.name, ${inOrderOfRole}, p.post, m.id`.execute(trx)
  return rows.map((row) => ({ ...memberOf(row), bodyCode: row.body_code, bodyName: row.body_name }))
}

export interface ReviewDue {
  readonly membershipId: number
  readonly bodyCode: string
  readonly bodyName: string
  readonly post: string
  readonly reviewDueOn: string
}

/** Memberships to be looked at again by a day, of the bodies that `visible` (of `membership.change`) covers; oldest first. */
export async function listReviewsDue(
  trx: TenantTransaction,
  visible: Visible,
  by: string,
): Promise<ReviewDue[]> {
  const { rows } = await sql<{
    id: number
    code: string
    name: string
    post: string
    review_due_on: string
  }>`
    select m.id, b.code, b.name, p.post, m.review_due_on
    from membership m
    join body b on b.tenant_id = m.tenant_id and b.id = m.body_id
    join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
    where ${isVisible(visible, { body: (ids) => sql`m.body_id = any(${ids})` })}
      and b.closed_on is null and m.review_due_on <= ${by}::date and ${current(by)}
    order by m.review_due_on, b.name, p.post, m.id`.execute(trx)
  return rows.map((row) => ({
    membershipId: row.id,
    bodyCode: row.code,
    bodyName: row.name,
    post: row.post,
    reviewDueOn: row.review_due_on,
  }))
}

export interface NewMembership {
  readonly bodyId: number
  readonly personId: number
  readonly role: MemberRole
  readonly organisationId: number | null
  readonly startsOn: string
  readonly endsOn?: string | null
  readonly reviewDueOn: string | null
}

export async function insertMembership(
  trx: TenantTransaction,
  tenantId: number,
  membership: NewMembership,
): Promise<number> {
  const { id } = await trx
    .insertInto('membership')
    .values({
      tenant_id: tenantId,
      body_id: membership.bodyId,
      person_id: membership.personId,
      role: membership.role,
      organisation_id: membership.organisationId,
      starts_on: membership.startsOn,
      ends_on: membership.endsOn ?? null,
      review_due_on: membership.reviewDueOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Gives a membership its last day. */
export async function endMembership(trx: TenantTransaction, id: number, endsOn: string): Promise<void> {
  await trx.updateTable('membership').set({ ends_on: endsOn }).where('id', '=', id).execute()
}

export async function setReviewDue(trx: TenantTransaction, id: number, reviewDueOn: string): Promise<void> {
  await trx.updateTable('membership').set({ review_due_on: reviewDueOn }).where('id', '=', id).execute()
}

/** Whom a body can take on: everybody who has not left. */
export async function listPossibleMembers(
  trx: TenantTransaction,
  today: string,
): Promise<{ readonly id: number; readonly post: string; readonly name: string }[]> {
  return trx
    .selectFrom('person')
    .select(['id', 'post', 'name'])
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>=', today)]))
    .where('erased_at', 'is', null)
    .orderBy('post')
    .orderBy('id')
    .execute()
}
