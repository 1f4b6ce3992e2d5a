import { sql } from 'kysely'
import type { StoreTransaction, TenantTransaction } from '../db/tenant.ts'
import type { Role } from './roles.ts'

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
}

export async function insertPerson(
  trx: TenantTransaction,
  tenantId: number,
  person: NewPerson,
): Promise<number> {
  const { id } = await trx
    .insertInto('person')
    .values({ tenant_id: tenantId, account_id: person.accountId, name: person.name, post: person.post })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertGrant(
  trx: TenantTransaction,
  tenantId: number,
  grant: { personId: number; role: Role; organisationId: number | null; startsOn: string },
): Promise<void> {
  await trx
    .insertInto('role_grant')
    .values({
      tenant_id: tenantId,
      person_id: grant.personId,
      role: grant.role,
      organisation_id: grant.organisationId,
      starts_on: grant.startsOn,
    })
    .execute()
}

export interface PostListed {
  readonly personId: number
  readonly accountId: number | null
  readonly post: string
  readonly role: string
  readonly organisation: string | null
}

/** Posts with their roles, for the "sign in as" page of a demonstration. */
export async function listPosts(trx: TenantTransaction): Promise<PostListed[]> {
  const rows = await trx
    .selectFrom('person')
    .innerJoin('role_grant', (join) =>
      join
        .onRef('role_grant.tenant_id', '=', 'person.tenant_id')
        .onRef('role_grant.person_id', '=', 'person.id'),
    )
    .leftJoin('organisation', (join) =>
      join
        .onRef('organisation.tenant_id', '=', 'role_grant.tenant_id')
        .onRef('organisation.id', '=', 'role_grant.organisation_id'),
    )
    .select(['person.id', 'person.account_id', 'person.post', 'role_grant.role', 'organisation.name'])
    .orderBy('person.id')
    .execute()
  return rows.map((row) => ({
    personId: row.id,
    accountId: row.account_id,
    post: row.post,
    role: row.role,
    organisation: row.name,
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
