import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { findCredentials } from './account.sql.ts'
import type { Browser } from '../credentials/browser.ts'
import { renewedToken } from './confirm.action.ts'
import { providerOf } from './identity-provider.action.ts'
import { findLink, useLink } from '../credentials/link.sql.ts'
import { startSession } from './sign-in.action.ts'
import {
  findIdentity,
  insertIdentity,
  insertSignOn,
  takeSignOn,
  type HalfSignOn,
  type Identity,
} from './single-sign-on.sql.ts'
import { hashOfToken } from '../credentials/token.action.ts'
import type { Who } from './who.ts'

/** The one address that the provider sends people back to; it must be registered there. */
const callbackPath = '/sign-in/callback'
/** How long ago somebody may have signed in at the provider for that to show that it is they. */
const freshSeconds = 600

export interface SignOnAsked {
  /** An address of our own to go on to. */
  readonly returnTo: string
  /** The token of an invitation that this identity is to be bound by. */
  readonly invitation?: string | undefined
  /** The account that shows again that it is they. */
  readonly confirms?: number | undefined
}

/** The address at the provider, and the state that waits in a cookie: only the browser that left can come back. */
export async function leaveForProvider(
  app: App,
  { returnTo, invitation, confirms }: SignOnAsked,
  now: Date,
): Promise<{ address: string; state: string } | Refusal> {
  try {
    const provider = await providerOf(app, now)
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
    const address = buildAuthorizationUrl(provider, {
      redirect_uri: app.publicOrigin + callbackPath,
      scope: 'openid',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...(confirms === undefined ? {} : { prompt: 'login', max_age: String(freshSeconds) }),
    })
    const invitationHash = invitation === undefined ? null : hashOfToken(invitation)
    const half = { nonce, verifier, invitationHash, accountId: confirms ?? null, returnTo }
    await outsideTenants(app.db, (trx) => insertSignOn(trx, hashOfToken(state), half))
    return { address: address.href, state }
  } catch (error) {
    return silent(app, error)
  }
}

export interface CameBack {
  /** The query of the callback address as it came, `?code=…`. */
  readonly query: string
  /** The state in the browser's cookie. */
  readonly state: string | null
  readonly who: Who | undefined
  readonly browser: Browser
}

/** Whoever comes back with the provider's word: signed in, bound by an invitation, or confirmed. */
export async function comeBack(
  app: App,
  came: CameBack,
  now: Date,
): Promise<{ session: string; returnTo: string } | Refusal> {
  const { state } = came
  if (state === null) return refuse('too-late', 'half-ended')
  const half = await outsideTenants(app.db, (trx) => takeSignOn(trx, hashOfToken(state)))
  if (!half) return refuse('too-late', 'half-ended')
  const identity = await identityFrom(app, came.query, state, half, now)
  if (isRefusal(identity)) return identity
  const session = await sessionOf(app, identity, half, came)
  return isRefusal(session) ? session : { session, returnTo: half.returnTo }
}

async function identityFrom(
  app: App,
  query: string,
  state: string,
  half: HalfSignOn,
  now: Date,
): Promise<Identity | Refusal> {
  try {
    const answered = await authorizationCodeGrant(
      await providerOf(app, now),
      new URL(app.publicOrigin + callbackPath + query),
      {
        expectedState: state,
        expectedNonce: half.nonce,
        pkceCodeVerifier: half.verifier,
        idTokenExpected: true,
        ...(half.accountId === null ? {} : { maxAge: freshSeconds }),
      },
    )
    const claims = answered.claims()
    return claims ? { issuer: claims.iss, subject: claims.sub } : refuse('not-allowed', 'provider-answer')
  } catch (error) {
    return error instanceof AuthorizationResponseError
      ? refuse('not-allowed', 'provider-refused')
      : silent(app, error)
  }
}

/** Lost connections are the provider's; everything else is an answer that cannot be believed. Neither is logged whole. */
function silent(app: App, error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const name = error instanceof Error ? error.name : ''
  app.log.warn({ code, name }, 'A single sign-on failed')
  const isAnswer = code.startsWith('OAUTH_') && !unanswered.has(code)
  return refuse('not-allowed', isAnswer ? 'provider-answer' : 'provider-down')
}

const unanswered: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
])

async function sessionOf(
  app: App,
  identity: Identity,
  half: HalfSignOn,
  { who, browser }: CameBack,
): Promise<string | Refusal> {
  const accountId = half.invitationHash
    ? await bind(app, identity, half.invitationHash)
    : await known(app, identity)
  if (isRefusal(accountId)) return accountId
  if (half.accountId !== null) {
    if (accountId !== half.accountId || who?.accountId !== accountId || browser.earlier === null)
      return refuse('not-allowed', 'identity-other')
    return renewedToken(app, { token: browser.earlier, accountId })
  }
  const session = await startSession(app.db, accountId, browser)
  app.log.info({ accountId }, 'Signed in by single sign-on')
  return session
}

async function known(app: App, identity: Identity): Promise<number | Refusal> {
  const found = await outsideTenants(app.db, (trx) => findIdentity(trx, identity))
  return !found || found.isDisabled ? refuse('not-allowed', 'identity-unknown') : found.accountId
}

/** The first time, an invitation says whose account it is; from then on the provider's subject does. */
async function bind(app: App, identity: Identity, invitationHash: Buffer): Promise<number | Refusal> {
  return outsideTenants(app.db, async (trx) => {
    const invited = (await findLink(trx, invitationHash, 'invitation'))?.accountId
    const account = invited == null ? undefined : await findCredentials(trx, { accountId: invited })
    if (invited == null || !account || account.isDisabled) return refuse('too-late', 'invitation-used')
    const bound = await findIdentity(trx, identity)
    if (bound && bound.accountId !== invited) return refuse('conflict', 'identity-taken')
    if (!(await useLink(trx, invitationHash, 'invitation'))) return refuse('too-late', 'invitation-used')
    await insertIdentity(trx, invited, identity)
    app.log.info({ accountId: invited }, 'An identity was bound')
    return invited
  })
}
