import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import type { Finding } from '../kernel/finding.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import {
  findTokenHolder,
  insertAccessToken,
  listAccessTokens,
  revokeAccessToken,
  type TokenListed,
} from './access-token.sql.ts'
import { daysOffered, scopesOffered } from './access-token.ts'
import { hashOfToken, newToken } from '../credentials/token.action.ts'
import type { Who } from './who.ts'

/** By this scanners know one that was left lying about. */
const prefix = 'tl_'
const form = /^tl_[A-Za-z0-9_-]{43}$/

export interface TokenAsked {
  readonly name: string
  readonly scope: string
  readonly days: string
}

/** Makes a token for a program of one's own; it is answered once and kept only as its digest. */
export async function makeAccessToken(
  app: App,
  { accountId, sessionId, isConfirmed }: Who,
  asked: TokenAsked,
): Promise<{ token: string } | Refusal> {
  const name = storableText(asked.name).trim()
  const findings = [...checkToken({ ...asked, name })]
  if (findings.length > 0) return refuse('invalid', 'answers-need-attention', {}, findings)
  // A token begets no token: a program that reads could otherwise have itself one that writes.
  if (sessionId === null || !isConfirmed) return refuse('not-allowed', 'confirm-first')
  const { token, hash } = newAccessToken()
  const scopes = asked.scope === 'write' ? (['read', 'write'] as const) : (['read'] as const)
  await outsideTenants(app.db, (trx) =>
    insertAccessToken(trx, { accountId, hash, name, scopes, days: Number(asked.days) }),
  )
  app.log.info({ accountId }, 'An access token was made')
  return { token }
}

export function* checkToken({ name, scope, days }: TokenAsked): Generator<Finding> {
  const error = (field: string, code: string): Finding => ({ field, code, severity: 'error', args: {} })
  if (name === '') yield error('name', 'token-name-missing')
  if (name.length > 100) yield error('name', 'token-name-too-long')
  if (!scopesOffered.some((offered) => offered === scope)) yield error('scope', 'token-scope-missing')
  if (!daysOffered.some((offered) => String(offered) === days)) yield error('days', 'token-days-missing')
}

export async function loadAccessTokens(app: App, { accountId }: Who): Promise<TokenListed[]> {
  return outsideTenants(app.db, (trx) => listAccessTokens(trx, accountId))
}

/** Revokes one of one's own; another's stays as it is. */
export async function endAccessToken(app: App, { accountId }: Who, id: number): Promise<void> {
  if (!Number.isSafeInteger(id) || id < 1 || id >= 2 ** 31) return
  await outsideTenants(app.db, (trx) => revokeAccessToken(trx, accountId, id))
  app.log.info({ accountId }, 'An access token was revoked')
}

/** Who came with this `Authorization` header; null where it is none of ours, has ended or was revoked. */
export async function holderOf(app: App, authorization: string): Promise<Who | null> {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
  if (token === undefined || !form.test(token)) return null
  return (await outsideTenants(app.db, (trx) => findTokenHolder(trx, hashOfToken(token)))) ?? null
}

function newAccessToken(): { token: string; hash: Buffer } {
  const token = `${prefix}${newToken().token}`
  return { token, hash: hashOfToken(token) }
}
