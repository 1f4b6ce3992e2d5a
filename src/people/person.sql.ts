import { sql, type RawBuilder } from 'kysely'
import type { StoreTransaction, TenantTransaction } from '../db/tenant.ts'
import { seesNothing, type Visible } from '../rights/policy.ts'
import { isRole } from '../rights/roles.ts'
import type { Person, PersonListed, PersonState } from './person.ts'

export async function insertAccount(trx: StoreTransaction, email: string | null): Promise<number> {
  const { id } = await trx.insertInto('account').values({ email }).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function findAccount(trx: StoreTransaction, email: string): Promise<number | undefined> {
  const row = await trx.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst()
  return row?.id
}

export interface NewPerson {
  readonly accountId: number | null
  readonly name: string
  readonly post: string
  readonly email?: string
  readonly organisationId?: number | null
}

/** 244 random bits of the database's own: two random identifiers. */
const newSalt = sql<Buffer>`decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')`

export async function insertPerson(
  trx: TenantTransaction,
  tenantId: number,
  person: NewPerson,
): Promise<number> {
  const { id } = await trx
    .insertInto('person')
    .values({
      tenant_id: tenantId,
      account_id: person.accountId,
      name: person.name,
      post: person.post,
      email: person.email === undefined || person.email === '' ? null : person.email,
      organisation_id: person.organisationId ?? null,
      salt: newSalt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The salt of somebody whose data have not been erased; made where there was none yet. */
export async function findSalt(trx: TenantTransaction, personId: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ salt: Buffer }>`
    update person set salt = coalesce(salt, ${newSalt}) where id = ${personId} and erased_at is null
    returning salt`.execute(trx)
  return rows[0]?.salt
}

/** Is there an account behind an e-mail address, or is the address itself known, in this place? */
export async function isEmailHere(
  trx: TenantTransaction,
  email: string,
  exceptId: number | null,
): Promise<boolean> {
  const { rows } = await sql<{ is_here: boolean }>`
    select exists (
      select from person p left join account a on a.id = p.account_id
      where (lower(p.email) = lower(${email}) or lower(a.email) = lower(${email})) and p.id <> ${exceptId ?? 0}
    ) as is_here`.execute(trx)
  return rows[0]?.is_here === true
}

export interface PersonFilter {
  /** Words that the post or the name must hold. */
  readonly search?: string | undefined
  readonly role?: string | undefined
  readonly organisation?: string | undefined
  /** Without one: everybody who has not left. */
  readonly state?: PersonState | undefined
  readonly id?: number | undefined
  readonly from?: number
  readonly limit?: number
}

interface Row {
  id: number
  name: string
  post: string
  organisation_code: string | null
  organisation_name: string | null
  state: PersonState
  roles: string[]
  email: string | null
  account_id: number | null
  left_on: string | null
  is_erased: boolean
  invited_until: Date | null
  version: number
}

const isInvited = sql`exists (select from one_time_link l where l.account_id = p.account_id and l.purpose = 'invitation')
  and not exists (select from account a where a.id = p.account_id and a.password_hash is not null)
  and not exists (select from account_identity i where i.account_id = p.account_id)`

const stateOn = (today: string): RawBuilder<PersonState> => sql<PersonState>`case
  when p.left_on < ${today}::date then 'left'
  when p.account_id is null then 'no-account'
  when ${isInvited} then 'invited'
  else 'active' end`

const rolesOn = (today: string): RawBuilder<string[]> => sql<string[]>`array(
  select distinct g.role from role_grant g
  left join role_grant source on source.tenant_id = g.tenant_id and source.id = g.lent_from
  where g.tenant_id = p.tenant_id and g.person_id = p.id and g.starts_on <= ${today}::date
    and coalesce(least(g.ends_on, source.ends_on), 'infinity') >= ${today}::date
  order by 1)`

async function listRows(
  trx: TenantTransaction,
  where: RawBuilder<unknown>,
  today: string,
  { from = 0, limit = 1_000_000 }: Pick<PersonFilter, 'from' | 'limit'>,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select * from (
      select p.id, p.name, p.post, o.code as organisation_code, o.name as organisation_name, ${stateOn(today)} as state,
        ${rolesOn(today)} as roles, p.email, p.account_id, p.left_on, p.erased_at is not null as is_erased,
        case when ${isInvited} then (select max(l.ends_at) from one_time_link l
          where l.account_id = p.account_id and l.purpose = 'invitation') + t.clock_shift end as invited_until, p.version
      from person p
      join tenant t on t.id = p.tenant_id
      left join organisation o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
    ) as someone
    where ${where}
    order by post, id offset ${from} limit ${limit}`.execute(trx)
  return rows
}

/** People by post: everybody, or nobody where the reader may read of none. */
export async function listPersons(
  trx: TenantTransaction,
  visible: Visible,
  filter: PersonFilter,
  today: string,
): Promise<PersonListed[]> {
  return (await listRows(trx, meets(visible, filter), today, filter)).map(listedOf)
}

export async function countPersons(
  trx: TenantTransaction,
  visible: Visible,
  filter: PersonFilter,
  today: string,
): Promise<number> {
  return (await listRows(trx, meets(visible, filter), today, {})).length
}

/** Everybody who was invited and has not come in, with the day until which the link works. */
export async function listInvitations(
  trx: TenantTransaction,
  today: string,
): Promise<{ id: number; post: string; until: Date }[]> {
  const rows = await listRows(trx, sql`state = 'invited'`, today, {})
  return rows.flatMap(({ id, post, invited_until }) =>
    invited_until === null ? [] : [{ id, post, until: invited_until }],
  )
}

function meets(
  visible: Visible,
  { search = '', role, organisation, state, id }: PersonFilter,
): RawBuilder<unknown> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql.join(
    [
      // People are read of in the whole place or not at all.
      sql`${!seesNothing(visible)}`,
      ...(search === '' ? [] : [sql`(post ilike ${pattern} or name ilike ${pattern})`]),
      ...(role === undefined ? [] : [sql`${role} = any(roles)`]),
      ...(organisation === undefined ? [] : [sql`organisation_code = ${organisation}`]),
      ...(id === undefined ? [] : [sql`id = ${id}`]),
      state === undefined && id === undefined ? sql`state <> 'left'` : sql`true`,
      ...(state === undefined ? [] : [sql`state = ${state}`]),
    ],
    sql` and `,
  )
}

/** One person, whoever asks: the action has asked the policy. */
export async function findPerson(
  trx: TenantTransaction,
  id: number,
  today: string,
): Promise<Person | undefined> {
  const [row] = await listRows(trx, sql`id = ${id}`, today, {})
  return (
    row && {
      ...listedOf(row),
      email: row.email ?? '',
      accountId: row.account_id,
      leftOn: row.left_on,
      isErased: row.is_erased,
      invitedUntil: row.invited_until,
      version: row.version,
    }
  )
}

function listedOf(row: Row): PersonListed {
  const { organisation_code: code, organisation_name: name } = row
  return {
    id: row.id,
    post: row.post,
    name: row.name,
    organisation: code === null || name === null ? null : { code, name },
    state: row.state,
    roles: row.roles.filter(isRole),
  }
}

export interface PersonChange {
  readonly name: string
  readonly email: string
  readonly organisationId: number | null
}

export async function updatePerson(trx: TenantTransaction, id: number, to: PersonChange): Promise<void> {
  await sql`
    update person set name = ${to.name}, email = ${to.email === '' ? null : to.email},
      organisation_id = ${to.organisationId}, version = version + 1
    where id = ${id}`.execute(trx)
}

export async function updateAccountOf(
  trx: TenantTransaction,
  id: number,
  accountId: number | null,
): Promise<void> {
  await trx.updateTable('person').set({ account_id: accountId }).where('id', '=', id).execute()
}

export async function updateLeaving(trx: TenantTransaction, id: number, lastDay: string): Promise<void> {
  await sql`update person set left_on = ${lastDay}, version = version + 1 where id = ${id}`.execute(trx)
}

/** Takes away what is personal; what was done stays, under the post. */
export async function updateErased(
  trx: TenantTransaction,
  id: number,
  at: Date,
  name: string,
): Promise<void> {
  await sql`
    update person set name = ${name}, email = null, salt = null, account_id = null, erased_at = ${at},
      version = version + 1
    where id = ${id}`.execute(trx)
}

export interface PostListed {
  readonly personId: number
  readonly accountId: number | null
  readonly post: string
  readonly role: string
  readonly organisation: string | null
}

/** Posts with the role that their holders hold in their own right, for the "sign in as" page of a demonstration. */
export async function listPosts(trx: TenantTransaction): Promise<PostListed[]> {
  const { rows } = await sql<{
    id: number
    account_id: number | null
    post: string
    role: string
    organisation: string | null
  }>`
    select distinct on (p.id) p.id, p.account_id, p.post, g.role, coalesce(o.name, b.name) as organisation
    from person p
    join role_grant g on g.tenant_id = p.tenant_id and g.person_id = p.id
    left join organisation o on o.tenant_id = g.tenant_id and o.id = g.organisation_id
    left join body b on b.tenant_id = g.tenant_id and b.id = g.body_id
    where p.left_on is null and g.lent_from is null
    order by p.id, g.id`.execute(trx)
  return rows.map((row) => ({
    personId: row.id,
    accountId: row.account_id,
    post: row.post,
    role: row.role,
    organisation: row.organisation,
  }))
}

/** A person by post or name, for `--as`. */
export async function findPersonNamed(trx: TenantTransaction, text: string): Promise<number | undefined> {
  const row = await trx
    .selectFrom('person')
    .select('id')
    .where((eb) =>
      eb.or([eb(sql`lower(post)`, '=', text.toLowerCase()), eb(sql`lower(name)`, '=', text.toLowerCase())]),
    )
    .orderBy('id')
    .executeTakeFirst()
  return row?.id
}
