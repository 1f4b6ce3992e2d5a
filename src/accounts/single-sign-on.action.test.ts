import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aBrowser, anAccount, goodPassword, whoHas } from '../../test/worlds/an-account.ts'
import {
  anIdentityProvider,
  walkThrough,
  type IdentityProvider,
} from '../../test/worlds/an-identity-provider.ts'
import { done, freshCode } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { findCredentials } from './account.sql.ts'
import type { Browser } from '../credentials/browser.ts'
import { disableAccount, hasWayIn, inviteAccount } from './invite.action.ts'
import { startSession } from './sign-in.action.ts'
import { signInWithPassword } from './sign-in-with-password.action.ts'
import { comeBack, leaveForProvider, type SignOnAsked } from './single-sign-on.action.ts'
import { hashOfToken } from '../credentials/token.action.ts'
import type { Who } from './who.ts'

let app: App
let idp: IdentityProvider
beforeAll(async () => {
  const quiet = await quietApp()
  idp = await anIdentityProvider(quiet.publicOrigin)
  app = { ...quiet, singleSignOn: idp.settings }
})
afterAll(() => idp.stop())
beforeEach(() => {
  idp.person = { subject: freshCode('subject'), email: 'somebody@example.gov.uk' }
})

const now = new Date()
interface Journey {
  readonly state: string
  readonly query: string
}
/** Out to the provider and back to the door. */
async function toTheDoor(asked: Partial<SignOnAsked> = {}, where = app): Promise<Journey> {
  const { address, state } = done(await leaveForProvider(where, { returnTo: '/account', ...asked }, now))
  return { state, query: await walkThrough(address, where.publicOrigin) }
}
const enter = (
  { state, query }: { state: string | null; query: string },
  { who, browser = aBrowser() }: { who?: Who; browser?: Browser } = {},
  where = app,
) => comeBack(where, { query, state, who, browser }, now)
const accountIn = async (result: { session: string } | Refusal): Promise<number | string | undefined> =>
  isRefusal(result) ? result.why : (await whoHas(app, result.session))?.accountId
/** An account bound to whoever is at the provider's keyboard. */
async function bound(): Promise<{ accountId: number; email: string }> {
  const email = `${freshCode('bound')}@example.gov.uk`
  const { accountId, link } = await inviteAccount(app.db, email)
  const result = await enter(await toTheDoor({ invitation: link.split('/').at(-1) }))
  expect(await accountIn(result)).toBe(accountId)
  return { accountId, email }
}
const changed = ({ query, state }: Journey, name: string, value: string | null): Journey => {
  const parameters = new URLSearchParams(query)
  if (value === null) parameters.delete(name)
  else parameters.set(name, value)
  return { state, query: `?${parameters.toString()}` }
}

describe('single sign-on', () => {
  it('is bound by an invitation the first time, and signs in by itself from then on', async () => {
    const { accountId } = await bound()
    expect(await hasWayIn(app.db, accountId)).toBe(true)
    expect(await accountIn(await enter(await toTheDoor()))).toBe(accountId)
  })

  it('asks for PKCE, state and nonce, and for nothing but who it is', async () => {
    const { address } = done(await leaveForProvider(app, { returnTo: '/account' }, now))
    const asked = Object.fromEntries(new URL(address).searchParams)
    expect(asked).toMatchObject({ response_type: 'code', scope: 'openid', code_challenge_method: 'S256' })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w-]{43}$/)
  })

  it('knows a person by the provider’s subject: a changed address changes nothing', async () => {
    const { accountId, email } = await bound()
    const other = await anAccount(app)
    idp.person = { ...idp.person, email: other.email }
    expect(await accountIn(await enter(await toTheDoor()))).toBe(accountId)
    const known = await outsideTenants(app.db, (trx) => findCredentials(trx, { accountId }))
    expect(known?.email).toBe(email)
  })

  it('lets in nobody whom it has not been told of, whatever their address there', async () => {
    const known = await anAccount(app)
    idp.person = { subject: freshCode('stranger'), email: known.email }
    expect(await accountIn(await enter(await toTheDoor()))).toBe('identity-unknown')
  })

  it('lets in nobody whose account is closed', async () => {
    const { accountId } = await bound()
    await disableAccount(app.db, accountId)
    expect(await accountIn(await enter(await toTheDoor()))).toBe('identity-unknown')
  })

  it('binds no second account to the same person, and leaves the invitation good', async () => {
    const { accountId } = await bound()
    const { link } = await inviteAccount(app.db, `${freshCode('second')}@example.gov.uk`)
    const invitation = link.split('/').at(-1)
    expect(await accountIn(await enter(await toTheDoor({ invitation })))).toBe('identity-taken')
    idp.person = { ...idp.person, subject: freshCode('subject') }
    expect(typeof (await accountIn(await enter(await toTheDoor({ invitation }))))).toBe('number')
    expect(await accountIn(await enter(await toTheDoor({ invitation })))).toBe('invitation-used')
    expect(accountId).toBeGreaterThan(0)
  })

  it('gives a new session, and ends the one that the browser was brought with', async () => {
    await bound()
    const laid = await startSession(app.db, (await anAccount(app)).accountId)
    done(await enter(await toTheDoor(), { browser: aBrowser(laid) }))
    expect(await whoHas(app, laid)).toBeNull()
  })
})

describe('what comes back is refused', () => {
  beforeEach(async () => {
    await bound()
  })
  const refused = async (journey: { state: string | null; query: string }): Promise<string> => {
    const result = await accountIn(await enter(journey))
    return typeof result === 'string' ? result : 'let in'
  }
  const spoil = (column: 'nonce' | 'verifier', { state }: Journey) =>
    app.db.pool.query(
      column === 'nonce'
        ? 'update single_sign_on set nonce = $2 where state_hash = $1'
        : 'update single_sign_on set verifier = $2 where state_hash = $1',
      [hashOfToken(state), 'x'.repeat(43)],
    )

  it('1. when the code was used before', async () => {
    const first = await toTheDoor()
    done(await enter(first))
    expect(await refused(first)).toBe('half-ended')
    const second = await toTheDoor()
    const code = new URLSearchParams(first.query).get('code')
    expect(await refused(changed(second, 'code', code))).toBe('provider-answer')
  })

  it('2. never for what a page about the person says: it is not asked', async () => {
    done(await enter(await toTheDoor()))
    expect(idp.userinfoAsked()).toBe(0)
  })

  it('3. with a state that is not the browser’s', async () => {
    const [mine, theirs] = [await toTheDoor(), await toTheDoor()]
    expect(await refused({ state: mine.state, query: theirs.query })).toBe('provider-answer')
    expect(await refused({ state: 'A'.repeat(43), query: theirs.query })).toBe('half-ended')
    expect(await refused({ state: null, query: theirs.query })).toBe('half-ended')
  })

  it('4. without a state', async () => {
    expect(await refused(changed(await toTheDoor(), 'state', null))).toBe('provider-answer')
  })

  it('5. with another nonce', async () => {
    const journey = await toTheDoor()
    await spoil('nonce', journey)
    expect(await refused(journey)).toBe('provider-answer')
  })

  it('6. with another PKCE verifier', async () => {
    const journey = await toTheDoor()
    await spoil('verifier', journey)
    expect(await refused(journey)).toBe('provider-answer')
  })

  it('7. from another issuer', async () => {
    for (const issuer of ['https://login.example.test', `${idp.settings.issuer}/`, null])
      expect(await refused(changed(await toTheDoor(), 'iss', issuer))).toBe('provider-answer')
  })

  it('8. without PKCE', async () => {
    const { address, state } = done(await leaveForProvider(app, { returnTo: '/account' }, now))
    const without = new URL(address)
    without.searchParams.delete('code_challenge')
    without.searchParams.delete('code_challenge_method')
    const query = await walkThrough(without.href, app.publicOrigin)
    expect(new URLSearchParams(query).get('error')).toBe('invalid_request')
    expect(await refused({ state, query })).toBe('provider-refused')
  })

  it('9. at an address that is not registered: the provider sends nobody there', async () => {
    const elsewhere = { ...app, publicOrigin: 'http://127.0.0.1:3999' }
    expect((await toTheDoor({}, elsewhere)).query).toBe('')
  })

  it('after ten minutes, and then it is cleared away', async () => {
    const journey = await toTheDoor()
    await app.db.pool.query('update single_sign_on set ends_at = now() where state_hash = $1', [
      hashOfToken(journey.state),
    ])
    expect(await refused(journey)).toBe('half-ended')
  })

  it('with a code that is none, or nothing at all', async () => {
    expect(await refused(changed(await toTheDoor(), 'code', 'x'))).toBe('provider-answer')
    expect(await refused({ ...(await toTheDoor()), query: '' })).toBe('provider-answer')
    expect(await refused(changed(changed(await toTheDoor(), 'code', null), 'error', 'access_denied'))).toBe(
      'provider-refused',
    )
  })

  it('where the provider calls itself by another name than the settings do', async () => {
    const issuer = idp.settings.issuer.replace('127.0.0.1', 'localhost')
    const wrong = { ...app, singleSignOn: { ...idp.settings, issuer } }
    expect(await leaveForProvider(wrong, { returnTo: '/account' }, now)).toMatchObject({
      why: 'provider-answer',
    })
  })

  it('where the secret of the settings is not the provider’s', async () => {
    const wrong = { ...app, singleSignOn: { ...idp.settings, clientSecret: 'another' } }
    expect(await enter(await toTheDoor({}, wrong), {}, wrong)).toMatchObject({ why: 'provider-answer' })
  })
})

describe('confirming with the provider', () => {
  async function signedIn() {
    const { accountId } = await bound()
    const token = await startSession(app.db, accountId)
    await app.db.pool.query('update session set confirmed_at = null where account_id = $1', [accountId])
    const who = await whoHas(app, token)
    if (!who) throw new Error('nobody')
    return { accountId, token, who }
  }

  it('confirms the session under a new token', async () => {
    const { accountId, token, who } = await signedIn()
    const journey = await toTheDoor({ confirms: accountId, returnTo: '/halton/people' })
    const result = done(await enter(journey, { who, browser: aBrowser(token) }))
    expect(result.returnTo).toBe('/halton/people')
    expect(await whoHas(app, result.session)).toMatchObject({ accountId, isConfirmed: true })
    expect(await whoHas(app, token)).toBeNull()
  })

  it('asks the provider to ask again', async () => {
    const { accountId } = await signedIn()
    const { address } = done(await leaveForProvider(app, { returnTo: '/', confirms: accountId }, now))
    expect(Object.fromEntries(new URL(address).searchParams)).toMatchObject({
      prompt: 'login',
      max_age: '600',
    })
  })

  it('is refused for somebody else, and for a browser that has signed out meanwhile', async () => {
    const { accountId, token, who } = await signedIn()
    const mine = idp.person
    await bound().catch(() => undefined)
    idp.person = { ...mine, subject: freshCode('colleague') }
    const colleague = await bound()
    const theirs = await toTheDoor({ confirms: accountId })
    expect(await enter(theirs, { who, browser: aBrowser(token) })).toMatchObject({ why: 'identity-other' })
    idp.person = mine
    expect(await enter(await toTheDoor({ confirms: accountId }))).toMatchObject({ why: 'identity-other' })
    expect((await whoHas(app, token))?.isConfirmed).toBe(false)
    expect(colleague.accountId).not.toBe(accountId)
  })
})

describe('a provider that is down', () => {
  it('is said so before leaving and when coming back, and a password still works', async () => {
    const other = await anIdentityProvider(app.publicOrigin)
    other.person = { subject: 'x', email: 'x@example.gov.uk' }
    const where = { ...app, singleSignOn: other.settings }
    const journey = await toTheDoor({}, where)
    await other.stop()
    expect(await enter(journey, {}, where)).toMatchObject({ why: 'provider-down' })
    const fresh = { ...app, singleSignOn: { ...other.settings } }
    expect(await leaveForProvider(fresh, { returnTo: '/account' }, now)).toMatchObject({
      why: 'provider-down',
    })
    const { email } = await anAccount(app)
    const result = await signInWithPassword(fresh, { email, password: goodPassword }, aBrowser())
    expect(result).toHaveProperty('session')
  })
})
