import { sql } from 'kysely'
import type { StoreTransaction } from '../db/tenant.ts'

export interface SealedSecret {
  readonly sealed: Buffer
  /** Shown to be in an app of its owner's, and asked for from then on. */
  readonly isConfirmed: boolean
}

export async function findSecret(
  trx: StoreTransaction,
  accountId: number,
): Promise<SealedSecret | undefined> {
  const row = await trx
    .selectFrom('account')
    .select(['totp_secret', 'totp_confirmed_at'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row?.totp_secret
    ? { sealed: row.totp_secret, isConfirmed: row.totp_confirmed_at !== null }
    : undefined
}

/** Puts a secret in place that is not asked for yet; one that is asked for stays. */
export async function updateSecret(trx: StoreTransaction, accountId: number, sealed: Buffer): Promise<void> {
  await trx
    .updateTable('account')
    .set({ totp_secret: sealed, totp_step: null })
    .where('id', '=', accountId)
    .where('totp_confirmed_at', 'is', null)
    .execute()
}

/** Takes a code's step, once: false where that step or a later one was taken before. */
export async function takeStep(trx: StoreTransaction, accountId: number, step: number): Promise<boolean> {
  const row = await trx
    .updateTable('account')
    .set({ totp_step: step })
    .where('id', '=', accountId)
    .where((eb) => eb.or([eb('totp_step', 'is', null), eb('totp_step', '<', step)]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function confirmSecret(trx: StoreTransaction, accountId: number): Promise<void> {
  await trx
    .updateTable('account')
    .set({ totp_confirmed_at: sql<Date>`now()` })
    .where('id', '=', accountId)
    .execute()
}

export async function deleteSecondFactor(trx: StoreTransaction, accountId: number): Promise<void> {
  await trx
    .updateTable('account')
    .set({ totp_secret: null, totp_confirmed_at: null, totp_step: null })
    .where('id', '=', accountId)
    .execute()
  await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
}

/** In place of all that were given before. */
export async function replaceRecoveryCodes(
  trx: StoreTransaction,
  accountId: number,
  hashes: readonly Buffer[],
): Promise<void> {
  await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  await trx
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ account_id: accountId, code_hash: hash })))
    .execute()
}

export async function useRecoveryCode(
  trx: StoreTransaction,
  accountId: number,
  hash: Buffer,
): Promise<boolean> {
  const row = await trx
    .updateTable('recovery_code')
    .set({ used_at: sql<Date>`now()` })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function countRecoveryCodes(trx: StoreTransaction, accountId: number): Promise<number> {
  const row = await trx
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.left
}
