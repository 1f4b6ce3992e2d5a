import { beforeAll, describe, expect, it } from 'vitest'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { insertAccount } from '../people/person.sql.ts'
import { deleteEndedSessions } from './session.sql.ts'
import { endSession, startSession } from './sign-in.action.ts'
import { findStanding } from './standing.action.ts'
import { hashOfToken, newToken } from '../credentials/token.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const anAccount = (): Promise<number> => outsideTenants(app.db, (trx) => insertAccount(trx, null))
const whoIs = async (token: string): Promise<number | null> =>
  (await outsideTenants(app.db, (trx) => findStanding(trx, hashOfToken(token)))).who?.accountId ?? null

/** Makes the session look as if it had begun and was last seen so long ago; the clock itself is the database's. */
const age = (token: string, started: string, seen: string) =>
  app.db.pool.query(
    `update session set started_at = now() - $2::interval, seen_at = now() - $3::interval,
       ends_at = least(now() - $3::interval + interval '60 minutes', now() - $2::interval + interval '12 hours')
     where token_hash = $1`,
    [hashOfToken(token), started, seen],
  )
const leftMinutes = async (token: string): Promise<number> => {
  const { rows } = await app.db.pool.query<{ minutes: string }>(
    `select round(extract(epoch from ends_at - now()) / 60) as minutes from session where token_hash = $1`,
    [hashOfToken(token)],
  )
  return Number(rows[0]?.minutes)
}

describe('a session', () => {
  it('stands for its account, and the store keeps only the digest of its token', async () => {
    const account = await anAccount()
    const token = await startSession(app.db, account)
    expect(await whoIs(token)).toBe(account)
    expect(token).toMatch(/^[\w-]{43}$/)
    const { rows } = await app.db.pool.query<{ token_hash: Buffer }>('select token_hash from session')
    expect(rows.map(({ token_hash }) => token_hash.toString('base64url'))).not.toContain(token)
  })

  it('is nobody without a token, and with one that was never given', async () => {
    expect((await outsideTenants(app.db, (trx) => findStanding(trx, null))).who).toBeNull()
    for (const token of ['', 'x', newToken().token, '\u0000', 'x'.repeat(10_000)])
      expect(await whoIs(token)).toBeNull()
  })

  it('ends an hour after the last request', async () => {
    const token = await startSession(app.db, await anAccount())
    await age(token, '2 hours', '59 minutes')
    expect(await whoIs(token)).not.toBeNull()
    await age(token, '2 hours', '61 minutes')
    expect(await whoIs(token)).toBeNull()
  })

  it('runs on with each request, written down once a minute', async () => {
    const token = await startSession(app.db, await anAccount())
    await age(token, '2 hours', '30 minutes')
    await whoIs(token)
    expect(await leftMinutes(token)).toBe(60)
    await age(token, '2 hours', '30 seconds')
    const { rows: before } = await app.db.pool.query('select * from session where token_hash = $1', [
      hashOfToken(token),
    ])
    await whoIs(token)
    const { rows: after } = await app.db.pool.query('select * from session where token_hash = $1', [
      hashOfToken(token),
    ])
    expect(after).toEqual(before)
  })

  it('ends twelve hours after it began, however busy it was', async () => {
    const token = await startSession(app.db, await anAccount())
    await age(token, '11 hours 50 minutes', '5 minutes')
    expect(await whoIs(token)).not.toBeNull()
    expect(await leftMinutes(token)).toBe(10)
    await age(token, '12 hours 1 minute', '1 minute')
    expect(await whoIs(token)).toBeNull()
  })

  it('ends with the next request once its account is disabled', async () => {
    const account = await anAccount()
    const token = await startSession(app.db, account)
    expect(await whoIs(token)).toBe(account)
    await app.db.pool.query('update account set disabled_at = now() where id = $1', [account])
    expect(await whoIs(token)).toBeNull()
  })

  it('ends when it is signed out of, and no other does', async () => {
    const account = await anAccount()
    const [here, there] = [await startSession(app.db, account), await startSession(app.db, account)]
    await endSession(app.db, here)
    expect([await whoIs(here), await whoIs(there)]).toEqual([null, account])
  })

  it('is cleared away once it has ended', async () => {
    const [ended, running] = [
      await startSession(app.db, await anAccount()),
      await startSession(app.db, await anAccount()),
    ]
    await age(ended, '2 hours', '61 minutes')
    await outsideTenants(app.db, deleteEndedSessions)
    const { rows } = await app.db.pool.query<{ token_hash: Buffer }>('select token_hash from session')
    const kept = rows.map(({ token_hash }) => token_hash.toString('hex'))
    expect(kept).toContain(hashOfToken(running).toString('hex'))
    expect(kept).not.toContain(hashOfToken(ended).toString('hex'))
  })
})
