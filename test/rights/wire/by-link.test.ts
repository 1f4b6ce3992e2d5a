import { beforeAll, describe, expect, it } from 'vitest'
import { hashOfToken, newToken } from '../../../src/credentials/token.action.ts'
import type { App } from '../../../src/db/app.ts'
import { aPerson } from '../../worlds/an-actor.ts'
import { quietApp } from '../../worlds/quiet-app.ts'
import { ask } from './asker.ts'
import { due } from './expected.ts'
import { aHolder, type Holder } from './people.ts'
import { rows } from './rows.ts'
import { serve, type Served } from './served.ts'
import { twoSides, type TwoSides } from './two-sides.ts'

let app: App
let world: TwoSides
let served: Served
/** Whoever came by a link to the open return of the own side. */
let holder: Holder
let linkId: number
let here: string
beforeAll(async () => {
  app = await quietApp()
  world = await twoSides(app)
  served = await serve(app)
  const { place, own } = world
  const { personId, accountId } = await aPerson(app, place.id, 'Depot Clerk')
  linkId = await aLinkTo(own.returns.open.id, personId)
  const cookie = await cookieOf(linkId)
  holder = {
    name: 'by link',
    role: 'link-holder',
    limitedTo: 'return',
    cookie,
    personId,
    accountId,
    grantId: 0,
  }
  here = `/${place.shortName}/returns/${own.department.code}/${own.returns.open.slug}`
})

const run = async (text: string, ...values: unknown[]): Promise<number> =>
  (await app.db.pool.query<{ id: number }>(text, values)).rows[0]?.id ?? 0
const placeTime = `(select clock_timestamp() + clock_shift from tenant where id = $1)`
const aLinkTo = (returnId: number, personId: number): Promise<number> =>
  run(
    `insert into return_link (tenant_id, return_id, person_id, key_hash, given_at, ends_at)
     values ($1, $2, $3, $4, ${placeTime}, ${placeTime} + interval '1 day') returning id`,
    world.place.id,
    returnId,
    personId,
    newToken().hash,
  )
async function cookieOf(link: number): Promise<string> {
  const { token } = newToken()
  await run(
    `insert into return_link_session (tenant_id, token_hash, link_id, started_at, ends_at)
     values ($1, $2, $3, ${placeTime}, ${placeTime} + interval '1 hour')`,
    world.place.id,
    hashOfToken(token),
    link,
  )
  return `tl-link=${world.place.shortName}.${token}`
}
const get = (path: string, cookie = holder.cookie) => ask(served.origin, cookie, 'GET', path)

describe('whoever came by a link', () => {
  it.each(Object.entries(rows))('%s', async (name, row) => {
    const [kind = '', method = ''] = name.split(' ')
    const path = row.path(world.own, world, holder)
    const isAtReturn = path === here || (/^[/?]/.test(path.slice(here.length)) && path.startsWith(here))
    const expected =
      row.opensTo === 'all'
        ? row.allowed
        : kind === 'API'
          ? 401
          : row.opensTo === 'signed-in'
            ? 303
            : isAtReturn
              ? due(holder, row.needs, row.allowed, true)
              : 404
    const { status } = await ask(
      served.origin,
      await cookieOf(linkId),
      kind === 'API' ? method.toUpperCase() : kind === '*' ? 'GET' : kind,
      path,
      row.sent?.(world.own, world),
    )
    expect(status).toBe(expected)
  })

  it('finds the other return of the same period, and the same return in another place, not there', async () => {
    const { place, own, foreign } = world
    expect((await get(here)).status).toBe(200)
    for (const path of [
      `/${place.shortName}/returns/${foreign.department.code}/${foreign.returns.open.slug}`,
      `/${place.shortName}/returns/${own.department.code}/${own.returns.submitted.slug}`,
      `${here}-and-more`,
    ])
      expect((await get(path)).status).toBe(404)
    expect((await get(`/${place.shortName}/my-work`)).text).toContain('opens one return')
  })

  it('sees who they are here, a way to leave, and no other part of the product', async () => {
    const { text } = await get(here)
    expect(text).toContain('You are here by a link for this one return')
    expect(text).toContain('action="/link?/leave"')
    const hrefs = [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')
    const theirs = hrefs.filter(
      (href) => href.startsWith(`/${world.place.shortName}`) && !href.startsWith(here),
    )
    expect(theirs).toEqual([`/${world.place.shortName}/brand.css`])
    expect(text).not.toContain('/account')
    expect(text).not.toContain('/api/')
  })

  it('is told once it has ended, and whoever is signed in goes on as themselves', async () => {
    const collator = await aHolder(world, 'collator', 'organisation')
    const both = `${collator.cookie}; ${holder.cookie}`
    expect((await get(here, both)).text).toContain('You are here by a link')
    // Beside the link they are who they signed in as.
    expect((await get(`/${world.place.shortName}/my-work`, both)).status).toBe(200)
    await run('update return_link set withdrawn_at = now(), withdrawn_by = person_id where id = $1', linkId)
    const ended = await get(here)
    expect([ended.status, ended.text.includes('This link was withdrawn')]).toEqual([410, true])
    const saved = await ask(served.origin, holder.cookie, 'POST', `${here}?/save`, { form: { version: '1' } })
    expect(saved.status).toBe(410)
    expect((await get(here, both)).status).toBe(200)
    expect((await get(here, both)).text).not.toContain('You are here by a link')
    await run('update return_link set withdrawn_at = null, withdrawn_by = null where id = $1', linkId)
  })

  it('opens the letter again once their time is over, with a cookie that is then gone', async () => {
    const cookie = await cookieOf(linkId)
    await run(
      `update return_link_session set started_at = started_at - interval '1 day', ends_at = started_at - interval '1 minute'
       where link_id = $1 and token_hash = $2`,
      linkId,
      hashOfToken(cookie.split('.')[1] ?? ''),
    )
    const answer = await fetch(served.origin + here, { redirect: 'manual', headers: { cookie } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/link'])
    expect(answer.headers.get('set-cookie')).toMatch(/^tl-link=;.*Max-Age=0/)
  })

  it('is held to one return by the role itself, which nobody can be given', async () => {
    const { personId } = await aPerson(app, world.place.id, 'Somebody')
    const given = run(
      `insert into role_grant (tenant_id, person_id, role, starts_on) values ($1, $2, 'link-holder', '2000-01-01')`,
      world.place.id,
      personId,
    )
    await expect(given).rejects.toThrow('role_grant_not_by_link')
  })

  it('is told what no page of a link passes on: only where a request comes from', async () => {
    for (const path of ['/link/none', '/en-xa/link/none', '/link'])
      expect((await fetch(served.origin + path)).headers.get('referrer-policy')).toBe('strict-origin')
    expect((await fetch(`${served.origin}/help`)).headers.get('referrer-policy')).toBe('same-origin')
  })

  it('went wrong nowhere', async () => {
    expect(await served.faults()).toEqual([])
  })
})
