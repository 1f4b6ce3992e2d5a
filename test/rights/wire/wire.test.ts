import { globSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../../src/db/app.ts'
import { rooms } from '../../../src/entry/api.ts'
import { newTenant } from '../../worlds/new-tenant.ts'
import { quietApp } from '../../worlds/quiet-app.ts'
import { ask, type Answer } from './asker.ts'
import { goldenAction } from '../golden.ts'
import { tokenOf } from './came-with.ts'
import { due, holds } from './expected.ts'
import { aHolder, everyRole, type Holder } from './people.ts'
import type { Row } from './row.ts'
import { rows } from './rows.ts'
import { serve, type Served } from './served.ts'
import { twoSides, type Side, type TwoSides } from './two-sides.ts'

let app: App
let world: TwoSides
let served: Served
let holders: Holder[]
/** Somebody of another place, who may do everything there. */
let strangers: Holder[]
beforeAll(async () => {
  app = await quietApp()
  world = await twoSides(app)
  holders = await everyRole(world)
  const elsewhere = { ...world, place: await newTenant(app) }
  strangers = [
    await aHolder(elsewhere, 'system-administrator', null),
    await aHolder(elsewhere, 'performance-team', null),
  ]
  served = await serve(app)
}, 120_000)

const doors = rooms.flatMap((room) => room.doors).map(({ method, path }) => `API ${method} ${path}`)
const table = Object.entries(rows).map(([name, row]) => ({ name, ...row }))
const closed = table.filter(({ opensTo }) => opensTo !== 'all')
const weightyRows = closed.filter(
  (row) => !row.isOffered && row.needs.some(({ action }) => goldenAction(action).weighty),
)
const confirm = '/account/confirm?to='
/** Somebody who may do it on the own side. */
function ableTo({ needs, allowed }: Row): Holder {
  const found = holders.find(
    (holder) => holder.limitedTo === null && needs.every((need) => holds(holder, need, true)),
  )
  if (!found)
    throw new Error(`no single role is answered ${allowed}: ${needs.map(({ action }) => action).join()}`)
  return found
}
const methodOf = (name: string): string => {
  const [kind = '', method = ''] = name.split(' ')
  return { API: method.toUpperCase(), '*': 'GET' }[kind] ?? kind
}
/** As somebody, or with another cookie at the address that they would ask. */
const knock = (
  name: string,
  { path, sent }: Row,
  asker: Holder,
  side: Side,
  cookie = asker.cookie,
): Promise<Answer> =>
  ask(served.origin, cookie, methodOf(name), path(side, world, asker), sent?.(side, world))
const anybody = (): Holder =>
  holders[0] ?? strangers[0] ?? ableTo({ path: () => '', needs: [], allowed: 200 })

/** How far the record of the place has come: nothing that this file asks may add to it. */
async function recorded(): Promise<number> {
  const { rows: heads } = await app.db.pool.query<{ sequence: string }>(
    'select max(sequence) as sequence from audit_entry where tenant_id = $1',
    [world.place.id],
  )
  return Number(heads[0]?.sequence)
}

/** A few at a time: more than the pool has connections would wait for one until the product gives up. */
async function inGroups<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += 4) await Promise.all(all.slice(from, from + 4).map(work))
}

describe('who may do what, over the wire', () => {
  it('is decided in a row for every way in that the product has', () => {
    expect(Object.keys(rows).toSorted()).toEqual([...served.routes, ...doors].toSorted())
  })

  it('is tried on the pages as they stand in the source', () => {
    const routes = join(import.meta.dirname, '../../../src/routes')
    const files = globSync('**/{+page.svelte,+page.server.ts,+server.ts}', { cwd: routes })
    const ids = new Set(files.map((file) => `/${file.split('/').slice(0, -1).join('/')}`))
    const built = new Set(served.routes.map((name) => name.replace(/^\S+ /, '').replace(/\?.*/, '')))
    expect([...built].toSorted()).toEqual([...ids].toSorted())
  })

  it.each(closed)('$name', async ({ name, ...row }) => {
    const before = await recorded()
    const wrong: string[] = []
    const isOfASide = row.path(world.own, world, anybody()) !== row.path(world.foreign, world, anybody())
    const sides = isOfASide ? (['own', 'foreign'] as const) : (['own'] as const)
    for (const side of sides) {
      await inGroups(holders, async (holder) => {
        const expected = due(holder, row.needs, row.allowed, side === 'own')
        const { status, location } = await knock(name, row, holder, world[side])
        asked += 1
        if (status !== expected)
          wrong.push(`${holder.name}, ${side}: ${status} ${location}, where ${expected} is due`)
      })
    }
    expect(wrong).toEqual([])
    expect(await recorded()).toBe(before)
  })

  it.each(weightyRows)('$name asks to confirm first, and does nothing', async ({ name, ...row }) => {
    const before = await recorded()
    const holder = ableTo(row)
    const setConfirmed = (at: string | null) =>
      app.db.pool.query('update session set confirmed_at = $2 where account_id = $1', [holder.accountId, at])
    // Ten minutes are over; and never confirmed.
    for (const at of [new Date(Date.now() - 601_000).toISOString(), null]) {
      await setConfirmed(at)
      const { status, location, text } = await knock(name, row, holder, world.own)
      if (name.startsWith('API')) {
        expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([403, 'confirm-first'])
      } else if (name.startsWith('GET'))
        expect([status, location]).toEqual([303, expect.stringContaining(confirm)])
      else expect([status >= 400 && status < 500, text.includes(confirm)]).toEqual([true, true])
    }
    await setConfirmed(new Date().toISOString())
    expect(await recorded()).toBe(before)
  })

  it.each(closed.filter(({ name }) => name.startsWith('API')))(
    '$name, with an access token',
    async ({ name, ...row }) => {
      const holder = ableTo(row)
      const { needs } = row
      const isWrite = !name.startsWith('API get')
      const isWeighty = needs.some(({ action }) => goldenAction(action).weighty)
      for (const scopes of [['read'], ['read', 'write']] as const) {
        const headers = await tokenOf(app, holder.accountId, scopes)
        const sent = row.sent?.(world.own, world) ?? {}
        const { status, text } = await ask(
          served.origin,
          '',
          methodOf(name),
          row.path(world.own, world, holder),
          {
            ...sent,
            headers: { ...sent.headers, ...headers },
          },
        )
        const why = isWrite && scopes.length === 1 ? 'reads-only' : isWeighty ? 'confirm-first' : null
        expect([scopes, status]).toEqual([scopes, why === null ? row.allowed : 403])
        if (why !== null) expect(JSON.parse(text)).toMatchObject({ code: why })
      }
    },
  )

  it.each(closed.filter(({ opensTo }) => opensTo === undefined))(
    '$name is not there for somebody of another place',
    async ({ name, ...row }) => {
      for (const { cookie } of strangers)
        expect((await knock(name, row, anybody(), world.own, cookie)).status).toBe(404)
    },
  )

  it.each(closed)('$name asks whoever is not signed in to sign in', async ({ name, ...row }) => {
    for (const cookie of ['', `tl=${'x'.repeat(43)}`]) {
      const { status, location } = await knock(name, row, anybody(), world.own, cookie)
      expect(status).toBe(row.signedOut ?? 303)
      if (row.signedOut === undefined) expect(location).toMatch(/^\/sign-in(\?|$)/)
    }
  })

  it.each(table.filter(({ opensTo }) => opensTo === 'all'))(
    '$name is open to everybody',
    async ({ name, ...row }) => {
      expect((await knock(name, row, anybody(), world.own, '')).status).toBe(row.allowed)
    },
  )

  it('was asked for every role, limited and not, on both sides, and nothing went wrong inside', async () => {
    console.log(
      `${table.length} ways in, ${asked.toLocaleString('en-GB')} cells over the wire: ` +
        `${holders.length} holders of ${holders.length / 2} roles, own and foreign`,
    )
    expect(asked).toBeGreaterThanOrEqual(closed.length * holders.length)
    expect(await served.faults()).toEqual([])
  })
})

let asked = 0
