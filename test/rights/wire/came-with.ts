import type { App } from '../../../src/db/app.ts'
import { hashOfToken, newToken } from '../../../src/credentials/token.action.ts'

/** The cookie of a session that has begun now and is confirmed. */
export async function sessionOf({ db }: Pick<App, 'db'>, accountId: number): Promise<string> {
  const { token, hash } = newToken()
  await db.pool.query(
    `insert into session (token_hash, account_id, ends_at, confirmed_at) values ($1, $2, now() + interval '1 hour', now())`,
    [hash, accountId],
  )
  return `tl=${token}`
}

/** The header of a program that comes with an access token, good for a day. */
export async function tokenOf(
  { db }: Pick<App, 'db'>,
  accountId: number,
  scopes: readonly ('read' | 'write')[],
): Promise<{ readonly authorization: string }> {
  const token = `tl_${newToken().token}`
  await db.pool.query(
    `insert into access_token (account_id, token_hash, name, scopes, ends_at)
     values ($1, $2, 'A program', $3, now() + interval '1 day')`,
    [accountId, hashOfToken(token), scopes],
  )
  return { authorization: `Bearer ${token}` }
}
