import { sql } from 'kysely'
import type { StoreTransaction, TenantTransaction } from '../db/tenant.ts'
import { emailKey } from '../credentials/email-key.ts'

/** What an account has to sign in with. */
export interface Credentials {
  readonly accountId: number
  /** Null for the accounts of a demonstration. */
  readonly email: string | null
  readonly passwordHash: string | null
  readonly hasSecondFactor: boolean
  readonly hasIdentity: boolean
  readonly isDisabled: boolean
}

export async function findCredentials(
  trx: StoreTransaction,
  by: { accountId: number } | { email: string },
): Promise<Credentials | undefined> {
  const isMeant =
    'accountId' in by ? sql`a.id = ${by.accountId}` : sql`lower(a.email) = ${emailKey(by.email)}`
  const { rows } = await sql<Credentials>`
    select a.id as "accountId", a.email, a.password_hash as "passwordHash",
      a.totp_confirmed_at is not null as "hasSecondFactor",
      exists (select from account_identity i where i.account_id = a.id) as "hasIdentity",
      a.disabled_at is not null as "isDisabled"
    from account a where ${isMeant} order by a.id limit 1`.execute(trx)
  return rows[0]
}

/** Which of these accounts have a password or an identity of a provider. */
export async function listWithWayIn(trx: StoreTransaction, accountIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select a.id from account a
    where a.id = any(${accountIds}) and (a.password_hash is not null
      or exists (select from account_identity i where i.account_id = a.id))`.execute(trx)
  return rows.map(({ id }) => id)
}

export async function updatePassword(trx: StoreTransaction, accountId: number, hash: string): Promise<void> {
  await trx
    .updateTable('account')
    .set({ password_hash: hash, password_set_at: sql<Date>`now()` })
    .where('id', '=', accountId)
    .execute()
}

/** A hash of the same password with today's parameters: the password is as old as it was. */
export async function updateHash(trx: StoreTransaction, accountId: number, hash: string): Promise<void> {
  await trx.updateTable('account').set({ password_hash: hash }).where('id', '=', accountId).execute()
}

export async function updateDisabled(
  trx: StoreTransaction,
  accountId: number,
  isDisabled: boolean,
): Promise<void> {
  await trx
    .updateTable('account')
    .set({ disabled_at: isDisabled ? sql<Date>`coalesce(disabled_at, now())` : null })
    .where('id', '=', accountId)
    .execute()
}

/** The post of the account in this place, where it has one. */
export async function findPostOf(trx: TenantTransaction, accountId: number): Promise<string | undefined> {
  const row = await trx
    .selectFrom('person')
    .select('post')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.post
}

/** Whoever of these accounts is a person of this place. */
export async function findPersonOf(
  trx: TenantTransaction,
  accountIds: readonly number[],
): Promise<{ personId: number; accountId: number } | undefined> {
  const { rows } = await sql<{ personId: number; accountId: number }>`
    select id as "personId", account_id as "accountId" from person
    where account_id = any(${accountIds}) order by id limit 1`.execute(trx)
  return rows[0]
}

/** An account that no address and no provider leads to, only a link made at the machine. */
export async function insertBreakGlass(trx: StoreTransaction): Promise<number> {
  const { id } = await trx
    .insertInto('account')
    .values({ is_break_glass: true })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function listBreakGlass(trx: StoreTransaction): Promise<number[]> {
  const rows = await trx.selectFrom('account').select('id').where('is_break_glass', '=', true).execute()
  return rows.map(({ id }) => id)
}
