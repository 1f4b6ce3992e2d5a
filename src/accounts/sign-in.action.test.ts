import type { Who } from './who.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { aPerson } from '../../test/worlds/an-actor.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { insertAccount } from '../people/person.sql.ts'
import { actorIn, isSignInLinkGood, makeSignInLink, signInAs, signInByLink } from './sign-in.action.ts'
import { isSetUpLinkGood, makeSetUpLink } from './set-up.action.ts'
import { findStanding } from './standing.action.ts'
import { hashOfToken } from '../credentials/token.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const whoIs = async (token: string): Promise<number | null> =>
  (await outsideTenants(app.db, (trx) => findStanding(trx, hashOfToken(token)))).who?.accountId ?? null
const endLink = (token: string) =>
  app.db.pool.query(`update one_time_link set ends_at = now() - interval '1 second' where token_hash = $1`, [
    hashOfToken(token),
  ])

const signedIn = (accountId: number): Who => ({
  accountId,
  sessionId: null,
  isConfirmed: true,
  readsOnly: false,
})

describe('signing in as a post', () => {
  it('is there in a demonstration', async () => {
    const place = await newTenant(app, new Date('2009-01-12T09:30:00Z'))
    const { personId, accountId } = await aPerson(app, place.id, 'Collator', { role: 'collator' })
    const session = await signInAs(app.db, place, personId)
    expect(isRefusal(session) || (await whoIs(session))).toBe(accountId)
  })

  it('is nowhere else', async () => {
    const place = await newTenant(app)
    const { personId } = await aPerson(app, place.id, 'Collator', { role: 'collator' })
    expect(await signInAs(app.db, place, personId)).toMatchObject({
      refused: 'not-found',
      why: 'not-a-demonstration',
    })
  })

  it('is for the posts of that demonstration alone', async () => {
    const startsAt = new Date('2009-01-12T09:30:00Z')
    const [here, there] = [await newTenant(app, startsAt), await newTenant(app, startsAt)]
    const { personId } = await aPerson(app, there.id, 'Collator', { role: 'collator' })
    const { personId: withoutRole } = await aPerson(app, here.id, 'Nobody')
    for (const id of [personId, withoutRole, 0, -1]) {
      expect(await signInAs(app.db, here, id)).toMatchObject({ refused: 'not-found', why: 'post-not-found' })
    }
  })
})

describe('a link that lets in', () => {
  it('works once, and looking at it uses nothing up', async () => {
    const account = await outsideTenants(app.db, (trx) => insertAccount(trx, null))
    const token = await makeSignInLink(app.db, account)
    expect([await isSignInLinkGood(app.db, token), await isSignInLinkGood(app.db, token)]).toEqual([
      true,
      true,
    ])
    const session = await signInByLink(app.db, token)
    expect(isRefusal(session) || (await whoIs(session))).toBe(account)
    expect(await isSignInLinkGood(app.db, token)).toBe(false)
    expect(await signInByLink(app.db, token)).toMatchObject({ refused: 'too-late', why: 'link-used' })
  })

  it('works once also when it is used twice at the same moment', async () => {
    const token = await makeSignInLink(
      app.db,
      await outsideTenants(app.db, (trx) => insertAccount(trx, null)),
    )
    const both = await Promise.all([1, 2, 3].map(() => signInByLink(app.db, token)))
    expect(both.filter((result) => !isRefusal(result))).toHaveLength(1)
  })

  it('ends', async () => {
    const token = await makeSignInLink(
      app.db,
      await outsideTenants(app.db, (trx) => insertAccount(trx, null)),
    )
    await endLink(token)
    expect(await isSignInLinkGood(app.db, token)).toBe(false)
    expect(await signInByLink(app.db, token)).toMatchObject({ refused: 'too-late' })
  })

  it('is good for its own purpose alone', async () => {
    const signIn = await makeSignInLink(
      app.db,
      await outsideTenants(app.db, (trx) => insertAccount(trx, null)),
    )
    const setUp = await makeSetUpLink(app.db)
    expect([await isSetUpLinkGood(app.db, signIn), await isSignInLinkGood(app.db, setUp)]).toEqual([
      false,
      false,
    ])
    expect(await signInByLink(app.db, setUp)).toMatchObject({ refused: 'too-late' })
    expect(await isSetUpLinkGood(app.db, setUp)).toBe(true)
  })

  it('that was never given is none', async () => {
    for (const token of ['', 'x', '\u0000', 'x'.repeat(10_000)]) {
      expect(await signInByLink(app.db, token)).toMatchObject({ refused: 'too-late' })
    }
  })
})

describe('an account', () => {
  it('is a person only in its own places', async () => {
    const [here, there] = [await newTenant(app), await newTenant(app)]
    const { accountId } = await aPerson(app, here.id, 'Auditor', { role: 'auditor' })
    const now = new Date()
    expect(await actorIn(app.db, here, signedIn(accountId), now, 'r')).toMatchObject({
      post: 'Auditor',
      tenantId: here.id,
      grants: [{ role: 'auditor', covers: 'all' }],
      requestId: 'r',
    })
    expect(await actorIn(app.db, there, signedIn(accountId), now, 'r')).toBeUndefined()
  })

  it('holds in a demonstration the roles of the day that its clock shows', async () => {
    const place = await newTenant(app, new Date('2009-01-12T09:30:00Z'))
    const { personId, accountId } = await aPerson(app, place.id, 'Collator', { role: 'collator' })
    const set = (ends: string) =>
      app.db.pool.query('update role_grant set ends_on = $2 where person_id = $1', [personId, ends])
    await set('2009-01-12')
    expect((await actorIn(app.db, place, signedIn(accountId), new Date(), 'r'))?.grants).toHaveLength(1)
    await set('2009-01-11')
    expect((await actorIn(app.db, place, signedIn(accountId), new Date(), 'r'))?.grants).toEqual([])
  })
})
