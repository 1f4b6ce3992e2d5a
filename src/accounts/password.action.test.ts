import { beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anAccount, goodPassword, secretIn, whoHas } from '../../test/worlds/an-account.ts'
import { aPerson } from '../../test/worlds/an-actor.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { changePassword } from './password.action.ts'
import {
  addSecondFactor,
  beginSecondFactor,
  loadSecondFactor,
  newRecoveryCodes,
  removeSecondFactor,
} from './second-factor.action.ts'
import { signInWithPassword } from './sign-in-with-password.action.ts'
import { startSession } from './sign-in.action.ts'
import { codeAt, stepAt } from '../credentials/totp.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const next = 'a gate beside the weir'
const short = 'wet gate'
const now = new Date('2026-11-14T12:00:00Z')
const { network } = aBrowser()
const whoOf = async (accountId: number) => {
  const who = await whoHas(app, await startSession(app.db, accountId))
  if (!who) throw new Error('nobody')
  return who
}
const change = async (accountId: number, old: string, password: string) =>
  changePassword(app, await whoOf(accountId), { old, password }, aBrowser().network)
const signsIn = async (email: string, password: string): Promise<boolean> =>
  !isRefusal(await signInWithPassword(app, { email, password }, aBrowser()))

async function addFactor(accountId: number) {
  done(await beginSecondFactor(app, accountId))
  const { adding } = await loadSecondFactor(app, accountId, 'Throughline')
  const secret = secretIn(adding?.key ?? '')
  return done(await addSecondFactor(app, accountId, codeAt(secret, stepAt(now)), network, now))
}

describe('changing a password', () => {
  it('needs the old one, and the new one is good from then on', async () => {
    const { accountId, email } = await anAccount(app)
    expect(await change(accountId, 'not the old one', next)).toMatchObject({ why: 'wrong-password-here' })
    expect(await change(accountId, '', next)).toMatchObject({ findings: [{ field: 'old' }] })
    expect(await signsIn(email, goodPassword)).toBe(true)
    expect(await change(accountId, goodPassword, next)).toBe(true)
    expect([await signsIn(email, goodPassword), await signsIn(email, next)]).toEqual([false, true])
  })

  it('ends every other session, and this one goes on', async () => {
    const { accountId } = await anAccount(app)
    const [here, there] = [await startSession(app.db, accountId), await startSession(app.db, accountId)]
    const who = await whoHas(app, here)
    if (!who) throw new Error('nobody')
    done(await changePassword(app, who, { old: goodPassword, password: next }, network))
    expect([(await whoHas(app, here))?.accountId, await whoHas(app, there)]).toEqual([accountId, null])
  })

  it('refuses what is short or made of what stands around the person, and leaves the old one', async () => {
    const { accountId, email } = await anAccount(app)
    const codes = async (password: string) => {
      const result = await change(accountId, goodPassword, password)
      return isRefusal(result) ? result.findings.map(({ code }) => code) : []
    }
    expect(await codes(short)).toEqual(['password-too-short'])
    // Two words of the address, and a year.
    expect(email).toMatch(/^person-.*@example\./)
    expect(await codes('person-example-2008')).toEqual(['password-known'])
    expect(await signsIn(email, goodPassword)).toBe(true)
  })

  it('counts wrong old ones as guesses', async () => {
    const { accountId } = await anAccount(app)
    for (let i = 0; i < 10; i += 1) await change(accountId, `guess ${i}`, next)
    expect(await change(accountId, goodPassword, next)).toMatchObject({ why: 'too-many-guesses' })
  })

  it('is not there for an account of a demonstration, which has no address', async () => {
    const place = await newTenant(app, new Date('2009-01-12T09:30:00Z'))
    const { accountId } = await aPerson(app, place.id, 'Collator', { role: 'collator' })
    expect(await change(accountId, '', next)).toMatchObject({ refused: 'not-found' })
    expect(await beginSecondFactor(app, accountId)).toMatchObject({ refused: 'not-found' })
  })
})

describe('a second factor', () => {
  it('is not asked for before its first code was shown', async () => {
    const { accountId, email } = await anAccount(app)
    done(await beginSecondFactor(app, accountId))
    expect(await signInWithPassword(app, { email, password: goodPassword }, aBrowser())).toHaveProperty(
      'session',
    )
    expect(await addSecondFactor(app, accountId, '000000', network, now)).toMatchObject({ why: 'wrong-code' })
    expect((await loadSecondFactor(app, accountId, 'Throughline')).isOn).toBe(false)
  })

  it('is kept sealed: neither its secret nor a recovery code stands in the store', async () => {
    const { accountId } = await anAccount(app)
    done(await beginSecondFactor(app, accountId))
    const { adding } = await loadSecondFactor(app, accountId, 'Throughline')
    const secret = secretIn(adding?.key ?? '')
    expect(secret).toHaveLength(20)
    const codes = done(await addSecondFactor(app, accountId, codeAt(secret, stepAt(now)), network, now))
    const { rows } = await app.db.pool.query<{ totp_secret: Buffer }>(
      'select totp_secret from account where id = $1',
      [accountId],
    )
    expect(rows[0]?.totp_secret.includes(secret)).toBe(false)
    const stored = JSON.stringify((await app.db.pool.query('select * from recovery_code')).rows)
    for (const code of codes) expect(stored).not.toContain(code.replaceAll('-', ''))
  })

  it('comes with ten recovery codes, all different; new ones end the old ones', async () => {
    const { accountId } = await anAccount(app)
    const codes = await addFactor(accountId)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/)
    const fresh = await newRecoveryCodes(app, accountId)
    expect(fresh.filter((code) => codes.includes(code))).toEqual([])
    expect((await loadSecondFactor(app, accountId, 'x')).codesLeft).toBe(10)
  })

  it('stays as it is when another is begun on top', async () => {
    const { accountId } = await anAccount(app)
    await addFactor(accountId)
    await beginSecondFactor(app, accountId)
    expect(await loadSecondFactor(app, accountId, 'x')).toMatchObject({ isOn: true, adding: null })
    expect(await addSecondFactor(app, accountId, '123456', network, now)).toMatchObject({
      why: 'second-factor-not-begun',
    })
  })

  it('lets the password be as short as eight; then it cannot be taken away', async () => {
    const { accountId, email } = await anAccount(app)
    await addFactor(accountId)
    expect(await change(accountId, goodPassword, short)).toBe(true)
    expect(await removeSecondFactor(app, accountId, short, network)).toMatchObject({
      why: 'password-too-short-alone',
    })
    expect(await change(accountId, short, next)).toBe(true)
    expect(await removeSecondFactor(app, accountId, goodPassword, network)).toMatchObject({
      why: 'wrong-password-here',
    })
    expect(await removeSecondFactor(app, accountId, next, network)).toBe(true)
    expect(await signInWithPassword(app, { email, password: next }, aBrowser())).toHaveProperty('session')
  })
})
