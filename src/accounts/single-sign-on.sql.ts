import { sql } from 'kysely'
import type { StoreTransaction } from '../db/tenant.ts'

/** What is remembered while somebody is away at the identity provider. */
export interface HalfSignOn {
  readonly nonce: string
  readonly verifier: string
  readonly invitationHash: Buffer | null
  /** Set where somebody who is signed in shows again that it is they. */
  readonly accountId: number | null
  readonly returnTo: string
}

/** Ends after ten minutes. */
export async function insertSignOn(
  trx: StoreTransaction,
  stateHash: Buffer,
  half: HalfSignOn,
): Promise<void> {
  await trx
    .insertInto('single_sign_on')
    .values({
      state_hash: stateHash,
      nonce: half.nonce,
      verifier: half.verifier,
      invitation_hash: half.invitationHash,
      account_id: half.accountId,
      return_to: half.returnTo,
      ends_at: sql<Date>`now() + interval '10 minutes'`,
    })
    .execute()
}

/** Takes it up, once. */
export async function takeSignOn(trx: StoreTransaction, stateHash: Buffer): Promise<HalfSignOn | undefined> {
  const row = await trx
    .deleteFrom('single_sign_on')
    .where('state_hash', '=', stateHash)
    .where('ends_at', '>', sql<Date>`now()`)
    .returning(['nonce', 'verifier', 'invitation_hash', 'account_id', 'return_to'])
    .executeTakeFirst()
  return (
    row && {
      nonce: row.nonce,
      verifier: row.verifier,
      invitationHash: row.invitation_hash,
      accountId: row.account_id,
      returnTo: row.return_to,
    }
  )
}

export async function deleteEndedSignOns(trx: StoreTransaction): Promise<void> {
  await trx
    .deleteFrom('single_sign_on')
    .where('ends_at', '<', sql<Date>`now()`)
    .execute()
}

/** A person of a provider: never an e-mail address, which can change hands. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
}

export async function findIdentity(
  trx: StoreTransaction,
  { issuer, subject }: Identity,
): Promise<{ accountId: number; isDisabled: boolean } | undefined> {
  const row = await trx
    .selectFrom('account_identity')
    .innerJoin('account', 'account.id', 'account_identity.account_id')
    .select(['account.id', 'account.disabled_at'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row && { accountId: row.id, isDisabled: row.disabled_at !== null }
}

/** Binds the identity to the account, in place of any other of the same provider. */
export async function insertIdentity(
  trx: StoreTransaction,
  accountId: number,
  { issuer, subject }: Identity,
): Promise<void> {
  await trx
    .deleteFrom('account_identity')
    .where('account_id', '=', accountId)
    .where('issuer', '=', issuer)
    .execute()
  await trx.insertInto('account_identity').values({ issuer, subject, account_id: accountId }).execute()
}
