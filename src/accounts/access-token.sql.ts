import { sql } from 'kysely'
import type { StoreTransaction } from '../db/tenant.ts'
import type { Who } from './who.ts'

export type TokenScope = 'read' | 'write'

export async function insertAccessToken(
  trx: StoreTransaction,
  token: { accountId: number; hash: Buffer; name: string; scopes: readonly TokenScope[]; days: number },
): Promise<void> {
  await trx
    .insertInto('access_token')
    .values({
      account_id: token.accountId,
      token_hash: token.hash,
      name: token.name,
      scopes: [...token.scopes],
      ends_at: sql<Date>`now() + make_interval(days => ${token.days})`,
    })
    .execute()
}

/** Who stands behind a token that is still good. Its use is written down once a minute. */
export async function findTokenHolder(trx: StoreTransaction, hash: Buffer): Promise<Who | undefined> {
  const { rows } = await sql<{ id: number; account_id: number; scopes: string[]; is_stale: boolean }>`
    select t.id, t.account_id, t.scopes, coalesce(t.seen_at < now() - interval '1 minute', true) as is_stale
    from access_token t join account a on a.id = t.account_id
    where t.token_hash = ${hash} and t.ends_at > now() and t.revoked_at is null and a.disabled_at is null`.execute(
    trx,
  )
  const [found] = rows
  if (found?.is_stale) await sql`update access_token set seen_at = now() where id = ${found.id}`.execute(trx)
  return (
    found && {
      accountId: found.account_id,
      sessionId: null,
      isConfirmed: false,
      readsOnly: !found.scopes.includes('write'),
    }
  )
}

export interface TokenListed {
  readonly id: number
  readonly name: string
  readonly scopes: readonly string[]
  readonly madeAt: Date
  readonly endsAt: Date
  readonly seenAt: Date | null
}

/** The tokens of an account that can still be used, the newest first. */
export async function listAccessTokens(trx: StoreTransaction, accountId: number): Promise<TokenListed[]> {
  return trx
    .selectFrom('access_token')
    .select(['id', 'name', 'scopes', 'made_at as madeAt', 'ends_at as endsAt', 'seen_at as seenAt'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .orderBy('id', 'desc')
    .execute()
}

export async function revokeAccessToken(trx: StoreTransaction, accountId: number, id: number): Promise<void> {
  await trx
    .updateTable('access_token')
    .set({ revoked_at: sql<Date>`now()` })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}
