import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../../src/db/app.ts'
import { aPerson } from '../../worlds/an-actor.ts'
import { quietApp } from '../../worlds/quiet-app.ts'
import { ask } from './asker.ts'
import { sessionOf, tokenOf } from './came-with.ts'
import { serve, type Served } from './served.ts'
import { twoSides, type TwoSides } from './two-sides.ts'

let app: App
let world: TwoSides
let served: Served
beforeAll(async () => {
  app = await quietApp()
  world = await twoSides(app)
  served = await serve(app)
})

/** The clock of the place shows this day. */
const [yesterday, today, tomorrow] = ['2009-01-11', '2009-01-12', '2009-01-13']

/** Somebody with one role, signed in and with a token, and how what they ask is answered. */
async function somebody(role: 'collator' | 'performance-team') {
  const organisationId = role === 'collator' ? world.own.department.id : undefined
  const { personId, accountId } = await aPerson(app, world.place.id, `A ${role}`, { role, organisationId })
  const cookie = await sessionOf(app, accountId)
  const headers = await tokenOf(app, accountId, ['read', 'write'])
  const { place, own } = world
  const page = `/${place.shortName}/returns/${own.department.code}/${own.returns.open.slug}`
  const door = `/api/v1/returns/${own.returns.open.id}?place=${place.shortName}`
  return {
    personId,
    accountId,
    cookie,
    headers,
    /** A page, a program with the session, a program with the token. */
    asks: async (): Promise<number[]> => {
      const answers = await Promise.all([
        ask(served.origin, cookie, 'GET', page),
        ask(served.origin, cookie, 'GET', door),
        ask(served.origin, '', 'GET', door, { headers }),
      ])
      return answers.map(({ status }) => status)
    },
  }
}

const run = (text: string, ...values: unknown[]) => app.db.pool.query(text, values)
const endGrant = (personId: number, on: string | null) =>
  run('update role_grant set ends_on = $2 where person_id = $1', personId, on)

describe('a role that is taken away in the middle of a session', () => {
  it('is gone with the next request, a hundred times of a hundred', async () => {
    const { personId, asks } = await somebody('collator')
    for (let time = 0; time < 100; time += 1) {
      await endGrant(personId, null)
      expect(await asks()).toEqual([200, 200, 200])
      await endGrant(personId, yesterday)
      expect(await asks()).toEqual([404, 404, 404])
    }
  }, 120_000)

  it('holds through its last day and not before its first', async () => {
    const { personId, asks } = await somebody('collator')
    await endGrant(personId, today)
    expect(await asks()).toEqual([200, 200, 200])
    await endGrant(personId, yesterday)
    expect(await asks()).toEqual([404, 404, 404])
    await run(`update role_grant set starts_on = $2, ends_on = null where person_id = $1`, personId, tomorrow)
    expect(await asks()).toEqual([404, 404, 404])
    await run(`update role_grant set starts_on = $2 where person_id = $1`, personId, today)
    expect(await asks()).toEqual([200, 200, 200])
  })

  it('reaches another department with the next request, and the old one no more', async () => {
    const { personId, asks } = await somebody('collator')
    await run(
      'update role_grant set organisation_id = $2 where person_id = $1',
      personId,
      world.foreign.department.id,
    )
    expect(await asks()).toEqual([404, 404, 404])
  })

  it('leaves what another role still gives', async () => {
    const { personId, asks, cookie } = await somebody('collator')
    await run(
      `insert into role_grant (tenant_id, person_id, role, starts_on) values ($1, $2, 'councillor', '2000-01-01')`,
      world.place.id,
      personId,
    )
    await run(
      `update role_grant set ends_on = $2 where person_id = $1 and role = 'collator'`,
      personId,
      yesterday,
    )
    expect(await asks()).toEqual([404, 404, 404])
    const { status } = await ask(served.origin, cookie, 'GET', `/${world.place.shortName}/indicators`)
    expect(status).toBe(200)
  })
})

describe('a role that is lent', () => {
  it('ends with the one it was lent from, and gives nothing beyond its own day', async () => {
    const lender = await somebody('collator')
    const stand = await somebody('collator')
    await run('delete from role_grant where person_id = $1', stand.personId)
    await run(
      `insert into role_grant (tenant_id, person_id, role, organisation_id, starts_on, ends_on, lent_from)
       select tenant_id, $2, role, organisation_id, starts_on, $3, id from role_grant where person_id = $1`,
      lender.personId,
      stand.personId,
      tomorrow,
    )
    expect(await stand.asks()).toEqual([200, 200, 200])
    await endGrant(lender.personId, yesterday)
    expect(await stand.asks()).toEqual([404, 404, 404])
    await endGrant(lender.personId, null)
    expect(await stand.asks()).toEqual([200, 200, 200])
    await endGrant(stand.personId, yesterday)
    expect(await stand.asks()).toEqual([404, 404, 404])
    expect(await lender.asks()).toEqual([200, 200, 200])
  })
})

describe('an account that is disabled', () => {
  it('is signed out of its session and its tokens with the next request', async () => {
    const { accountId, asks } = await somebody('collator')
    expect(await asks()).toEqual([200, 200, 200])
    await run('update account set disabled_at = now() where id = $1', accountId)
    expect(await asks()).toEqual([303, 401, 401])
  })
})

describe('a session and a token', () => {
  it('that have ended or were revoked are nobody', async () => {
    const { accountId, asks } = await somebody('collator')
    await run('update access_token set revoked_at = now() where account_id = $1', accountId)
    expect(await asks()).toEqual([200, 200, 401])
    await run(
      `update access_token set revoked_at = null, ends_at = now() - interval '1 second' where account_id = $1`,
      accountId,
    )
    expect(await asks()).toEqual([200, 200, 401])
    await run(`update session set ends_at = now() - interval '1 second' where account_id = $1`, accountId)
    expect(await asks()).toEqual([303, 401, 401])
  })

  it('are not mixed: a cookie beside a token that is none does not help it', async () => {
    const { cookie, asks } = await somebody('collator')
    expect(await asks()).toEqual([200, 200, 200])
    const { own, place } = world
    const door = `/api/v1/returns/${own.returns.open.id}?place=${place.shortName}`
    const headers = { authorization: `Bearer tl_${'x'.repeat(43)}` }
    expect((await ask(served.origin, cookie, 'GET', door, { headers })).status).toBe(401)
  })

  it('went wrong nowhere', async () => {
    expect(await served.faults()).toEqual([])
  })
})
