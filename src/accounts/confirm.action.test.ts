import { beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anAccount, goodPassword, secretIn, whoHas } from '../../test/worlds/an-account.ts'
import { aPerson } from '../../test/worlds/an-actor.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { insertAccount } from '../people/person.sql.ts'
import { mayDo } from '../rights/policy.ts'
import { confirmSession, waysToConfirm } from './confirm.action.ts'
import { askAgain, endOtherSessions, endOwnSession, loadSessions } from './sessions.action.ts'
import { addSecondFactor, beginSecondFactor, loadSecondFactor } from './second-factor.action.ts'
import { actorIn, startSession } from './sign-in.action.ts'
import { codeAt, stepAt } from '../credentials/totp.ts'
import { hashOfToken } from '../credentials/token.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const now = new Date('2026-11-14T12:00:00Z')
const grow = (token: string, minutes: number) =>
  app.db.pool.query(
    `update session set confirmed_at = now() - make_interval(mins => $2) where token_hash = $1`,
    [hashOfToken(token), minutes],
  )
const isConfirmed = async (token: string) => (await whoHas(app, token))?.isConfirmed
const confirm = (token: string, accountId: number, typed: string, at = now) =>
  confirmSession(app, { token, accountId }, typed, aBrowser().network, at)

describe('showing that it is still you', () => {
  it('holds for ten minutes', async () => {
    const { accountId } = await anAccount(app)
    const token = await startSession(app.db, accountId)
    await grow(token, 9)
    expect(await isConfirmed(token)).toBe(true)
    await grow(token, 10)
    expect(await isConfirmed(token)).toBe(false)
  })

  it('with the password gives the session a new token, and the old one is nobody', async () => {
    const { accountId } = await anAccount(app)
    const token = await startSession(app.db, accountId)
    await grow(token, 30)
    const renewed = done(await confirm(token, accountId, goodPassword))
    expect(renewed).not.toBe(token)
    expect([await isConfirmed(renewed), await whoHas(app, token)]).toEqual([true, null])
    expect(await loadSessions(app.db, (await whoHas(app, renewed)) ?? neverWho)).toHaveLength(1)
  })

  it('with anything else changes nothing, and is counted as a guess', async () => {
    const { accountId } = await anAccount(app)
    const token = await startSession(app.db, accountId)
    await grow(token, 30)
    for (let i = 0; i < 10; i += 1)
      expect(await confirm(token, accountId, `guess ${i}`)).toMatchObject({ why: 'wrong-password-here' })
    expect(await confirm(token, accountId, goodPassword)).toMatchObject({ why: 'too-many-guesses' })
    expect(await isConfirmed(token)).toBe(false)
  })

  it('takes the code where there is a second factor, and no password', async () => {
    const { accountId } = await anAccount(app)
    done(await beginSecondFactor(app, accountId))
    const { adding } = await loadSecondFactor(app, accountId, 'x')
    const secret = secretIn(adding?.key ?? '')
    done(await addSecondFactor(app, accountId, codeAt(secret, stepAt(now)), aBrowser().network, now))
    const token = await startSession(app.db, accountId)
    await grow(token, 30)
    expect((await waysToConfirm(app, accountId)).way).toBe('code')
    expect(await confirm(token, accountId, goodPassword)).toMatchObject({ why: 'wrong-code' })
    const later = new Date(now.getTime() + 60_000)
    expect(
      await isConfirmed(done(await confirm(token, accountId, codeAt(secret, stepAt(later)), later))),
    ).toBe(true)
  })

  it('is one button in a demonstration, and there alone', async () => {
    const demonstration = await newTenant(app, new Date('2009-01-12T09:30:00Z'))
    const { accountId } = await aPerson(app, demonstration.id, 'Collator', { role: 'collator' })
    const token = await startSession(app.db, accountId)
    await grow(token, 30)
    expect((await waysToConfirm(app, accountId)).way).toBe('button')
    expect(await isConfirmed(done(await confirm(token, accountId, '')))).toBe(true)

    const real = await newTenant(app)
    const { accountId: other } = await aPerson(app, real.id, 'Collator', { role: 'collator' })
    const placeless = await outsideTenants(app.db, (trx) => insertAccount(trx, null))
    for (const id of [other, placeless]) {
      const session = await startSession(app.db, id)
      expect(await confirm(session, id, '')).toMatchObject({ why: 'nothing-to-confirm-with' })
    }
  })

  it('never confirms the session of somebody else', async () => {
    const [mine, theirs] = [await anAccount(app), await anAccount(app)]
    const token = await startSession(app.db, theirs.accountId)
    await grow(token, 30)
    expect(await confirm(token, mine.accountId, goodPassword)).toMatchObject({ why: 'session-ended' })
    expect(await isConfirmed(token)).toBe(false)
  })

  it('is asked again once a role has changed, before anything weighty', async () => {
    const place = await newTenant(app)
    const { accountId } = await aPerson(app, place.id, 'Administrator', { role: 'system-administrator' })
    const token = await startSession(app.db, accountId)
    const may = async () => {
      const who = await whoHas(app, token)
      const actor = who && (await actorIn(app.db, place, who, now, 'r'))
      return actor && mayDo(actor, 'grant.give')
    }
    expect(await may()).toBe(true)
    await askAgain(app.db, accountId)
    expect(await may()).toBe(false)
  })
})

const neverWho = { accountId: 0, sessionId: null, isConfirmed: false, readsOnly: false }

describe('one’s own sessions', () => {
  it('are listed with device, network and which one this is, and ended one by one or all but this one', async () => {
    const { accountId } = await anAccount(app)
    const browsers = [
      aBrowser(),
      { ...aBrowser(), device: 'Safari, iPhone', network: '2001:db8:0:0::/64' },
      aBrowser(),
    ]
    const tokens = []
    for (const browser of browsers) tokens.push(await startSession(app.db, accountId, browser))
    const [here = '', phone = '', other = ''] = tokens
    const who = (await whoHas(app, here)) ?? neverWho
    const listed = await loadSessions(app.db, who)
    expect(listed.map(({ device, isThis }) => [device, isThis]).toSorted()).toEqual([
      ['Firefox, Linux', false],
      ['Firefox, Linux', true],
      ['Safari, iPhone', false],
    ])
    expect(listed.find(({ isThis }) => isThis)?.network).toMatch(/^10\.1\.\d+\.0\/24$/)
    await endOwnSession(app.db, who, listed.find(({ device }) => device === 'Safari, iPhone')?.id ?? 0)
    expect([await whoHas(app, phone), (await whoHas(app, other))?.accountId]).toEqual([null, accountId])
    await endOtherSessions(app.db, who)
    expect([await whoHas(app, other), (await whoHas(app, here))?.accountId]).toEqual([null, accountId])
  })

  it('are one’s own: another’s cannot be ended, nor one whose number makes no sense', async () => {
    const [mine, theirs] = [await anAccount(app), await anAccount(app)]
    const token = await startSession(app.db, theirs.accountId)
    const theirWho = (await whoHas(app, token)) ?? neverWho
    const who = (await whoHas(app, await startSession(app.db, mine.accountId))) ?? neverWho
    for (const id of [theirWho.sessionId ?? 0, NaN, -1, 0.5, 2 ** 40]) await endOwnSession(app.db, who, id)
    expect((await whoHas(app, token))?.accountId).toBe(theirs.accountId)
  })
})
