import { beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anAccount, goodPassword, secretIn, whoHas } from '../../test/worlds/an-account.ts'
import { done } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { findCredentials, updateHash } from './account.sql.ts'
import { hashing } from '../credentials/hash-password.action.ts'
import { disableAccount, enableAccount } from './invite.action.ts'
import { phcText } from '../credentials/phc.ts'
import { addSecondFactor, beginSecondFactor, loadSecondFactor } from './second-factor.action.ts'
import { isHalfWay, signInWithCode, signInWithPassword } from './sign-in-with-password.action.ts'
import { startSession } from './sign-in.action.ts'
import { codeAt, stepAt } from '../credentials/totp.ts'
import { argon2Sync } from 'node:crypto'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const signIn = (email: string, password: string, browser = aBrowser()) =>
  signInWithPassword(app, { email, password }, browser)
const sessionIn = (result: unknown): string =>
  typeof result === 'object' && result !== null && 'session' in result ? String(result.session) : ''

describe('an address and a password', () => {
  it('that belong together sign in, however the address is written', async () => {
    const { accountId, email } = await anAccount(app)
    for (const typed of [email, ` ${email.toUpperCase()} `]) {
      const who = await whoHas(app, sessionIn(await signIn(typed, goodPassword)))
      expect(who).toMatchObject({ accountId, isConfirmed: true, readsOnly: false })
    }
  })

  it('that do not are answered alike, with the work of one hash, whether or not there is such an account', async () => {
    const { email } = await anAccount(app)
    const closed = await anAccount(app)
    await disableAccount(app.db, closed.accountId)
    const tries = [
      [email, 'three wet otters sink'],
      ['nobody@example.gov.uk', goodPassword],
      [closed.email, goodPassword],
      [email, ''],
      ['', ''],
      ["' or 1=1 --", goodPassword],
      ['x'.repeat(10_000), 'y'.repeat(10_000)],
    ] as const
    for (const [typed, password] of tries) {
      const before = hashing.begun
      expect(await signIn(typed, password)).toEqual({
        refused: 'not-allowed',
        why: 'wrong-password',
        args: {},
        findings: [],
      })
      expect(hashing.begun - before).toBe(1)
    }
  })

  it('of two hundred guesses at the same moment let exactly ten be looked at', async () => {
    const { email } = await anAccount(app)
    const before = hashing.begun
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, i) => signIn(email, `guess number ${i} of many`)),
    )
    expect(hashing.begun - before).toBe(10)
    expect(all.every(isRefusal)).toBe(true)
    expect(await signIn(email, goodPassword)).toMatchObject({ why: 'too-many-guesses' })
  })

  it('block a name that nobody has just as well', async () => {
    const tries = []
    for (let i = 0; i < 11; i += 1)
      tries.push(await signIn('no-such-person@example.gov.uk', 'a guess of mine'))
    expect(tries.map((result) => isRefusal(result) && result.why)).toEqual([
      ...Array<string>(10).fill('wrong-password'),
      'too-many-guesses',
    ])
  })

  it('are hashed anew at sign-in once the parameters have changed', async () => {
    const { accountId, email } = await anAccount(app)
    const salt = Buffer.from('0123456789abcdef')
    const [memory, passes, parallelism] = [1024, 1, 1]
    const hash = argon2Sync('argon2id', {
      message: goodPassword,
      nonce: salt,
      memory,
      passes,
      parallelism,
      tagLength: 32,
    })
    const old = phcText({ memory, passes, parallelism, salt, hash })
    await outsideTenants(app.db, (trx) => updateHash(trx, accountId, old))
    expect(sessionIn(await signIn(email, goodPassword))).not.toBe('')
    const kept = await outsideTenants(app.db, (trx) => findCredentials(trx, { accountId }))
    expect(kept?.passwordHash).toContain('$m=19456,t=2,p=1$')
    expect(sessionIn(await signIn(email, goodPassword))).not.toBe('')
  })

  it('give a new session, and end the one that the browser was brought with', async () => {
    const attacker = await anAccount(app)
    const { accountId, email } = await anAccount(app)
    const laid = await startSession(app.db, attacker.accountId)
    const session = sessionIn(await signIn(email, goodPassword, aBrowser(laid)))
    expect(session).not.toBe(laid)
    expect(await whoHas(app, laid)).toBeNull()
    expect((await whoHas(app, session))?.accountId).toBe(accountId)
    const made = sessionIn(await signIn(email, goodPassword, aBrowser('A'.repeat(43))))
    expect(made).not.toBe('A'.repeat(43))
    expect(await whoHas(app, 'A'.repeat(43))).toBeNull()
  })

  it('open nothing from the next request on once the account is closed, and open it again once it is not', async () => {
    const { accountId, email } = await anAccount(app)
    const session = sessionIn(await signIn(email, goodPassword))
    await disableAccount(app.db, accountId)
    expect(await whoHas(app, session)).toBeNull()
    await enableAccount(app.db, accountId)
    expect(sessionIn(await signIn(email, goodPassword))).not.toBe('')
  })
})

describe('with a second factor', () => {
  const now = new Date('2026-11-14T12:00:00Z')
  const later = (steps: number): Date => new Date(now.getTime() + steps * 30_000)
  async function withSecondFactor() {
    const account = await anAccount(app)
    const { accountId } = account
    await beginSecondFactor(app, accountId)
    const { adding } = await loadSecondFactor(app, accountId, 'Throughline')
    const secret = secretIn(adding?.key ?? '')
    const codes = done(
      await addSecondFactor(app, accountId, codeAt(secret, stepAt(now)), aBrowser().network, now),
    )
    return { ...account, secret, codes, codeOf: (at: Date) => codeAt(secret, stepAt(at)) }
  }
  const halfOf = async (email: string): Promise<string> => {
    const result = done(await signIn(email, goodPassword))
    return 'half' in result ? result.half : ''
  }
  const finish = (half: string, code: string, at: Date) => signInWithCode(app, half, code, at, aBrowser())

  it('the password alone signs nobody in', async () => {
    const { email } = await withSecondFactor()
    const half = await halfOf(email)
    expect(half).toMatch(/^[\w-]{43}$/)
    expect(await whoHas(app, half)).toBeNull()
    expect(await isHalfWay(app, half)).toBe(true)
  })

  it('the code signs in, once for a half', async () => {
    const { accountId, email, codeOf } = await withSecondFactor()
    const half = await halfOf(email)
    const result = await finish(half, codeOf(later(2)), later(2))
    expect((await whoHas(app, sessionIn(result)))?.accountId).toBe(accountId)
    expect(await finish(half, codeOf(later(4)), later(4))).toMatchObject({ why: 'half-ended' })
  })

  it('a code is good once, and no earlier one after it', async () => {
    const { email, codeOf } = await withSecondFactor()
    expect(sessionIn(await finish(await halfOf(email), codeOf(later(2)), later(2)))).not.toBe('')
    for (const step of [2, 1]) {
      expect(await finish(await halfOf(email), codeOf(later(step)), later(2))).toMatchObject({
        why: 'wrong-code',
      })
    }
    expect(sessionIn(await finish(await halfOf(email), codeOf(later(3)), later(2)))).not.toBe('')
  })

  it('the code by which it was added is used up', async () => {
    const { email, codeOf } = await withSecondFactor()
    expect(await finish(await halfOf(email), codeOf(now), now)).toMatchObject({ why: 'wrong-code' })
  })

  it('a recovery code signs in once, however it is typed', async () => {
    const { accountId, email, codes } = await withSecondFactor()
    const [code = '', second = ''] = codes
    const result = await finish(await halfOf(email), code.toUpperCase().replaceAll('-', ' '), now)
    expect((await whoHas(app, sessionIn(result)))?.accountId).toBe(accountId)
    expect(await finish(await halfOf(email), code, now)).toMatchObject({ why: 'wrong-code' })
    expect(sessionIn(await finish(await halfOf(email), second, now))).not.toBe('')
  })

  it('a recovery code that is sent many times at the same moment signs in once', async () => {
    const { email, codes } = await withSecondFactor()
    const halves = await Promise.all([1, 2, 3, 4].map(() => halfOf(email)))
    const all = await Promise.all(halves.map((half) => finish(half, codes[0] ?? '', now)))
    expect(all.filter((result) => sessionIn(result) !== '')).toHaveLength(1)
  })

  it('ten wrong codes are all that are looked at', async () => {
    const { email, codeOf } = await withSecondFactor()
    const half = await halfOf(email)
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) => finish(half, String(100_000 + i), later(10))),
    )
    expect(
      all.filter((result) => isRefusal(result) && result.why === 'wrong-code').length,
    ).toBeLessThanOrEqual(10)
    expect(await finish(half, codeOf(later(10)), later(10))).toMatchObject({ why: 'too-many-guesses' })
  })

  it('a half that was never given, has ended or was closed meanwhile is none', async () => {
    const { accountId, email, codeOf } = await withSecondFactor()
    for (const half of ['', 'x', 'A'.repeat(43)])
      expect(await finish(half, codeOf(later(2)), later(2))).toMatchObject({ why: 'half-ended' })
    const half = await halfOf(email)
    await app.db.pool.query(`update one_time_link set ends_at = now() where account_id = $1`, [accountId])
    expect(await finish(half, codeOf(later(2)), later(2))).toMatchObject({ why: 'half-ended' })
    const other = await halfOf(email)
    await disableAccount(app.db, accountId)
    const session = sessionIn(await finish(other, codeOf(later(2)), later(2)))
    expect(await whoHas(app, session === '' ? 'x' : session)).toBeNull()
  })
})
