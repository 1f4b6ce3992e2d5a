import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { readTenant, type TenantTransaction } from '../../src/db/tenant.ts'
import { londonDate, readAsAt } from '../../src/kernel/london.ts'
import { periodLabel } from '../../src/kernel/period-words.ts'
import { latestQuarter } from '../../src/performance/figure-periods.action.ts'
import type { Viewpoint } from '../../src/performance/indicator-view.ts'
import type { Place } from '../../src/places/place.ts'
import { loadRegister, loadWholeRegister } from '../../src/register/load-register.action.ts'
import type { RegisterQuery } from '../../src/register/register-query.ts'
import { gapOf } from '../../src/register/sort-register.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../worlds/posts.ts'

let app: App
let halton: Place
let councillor: Actor
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  councillor = await actorNamed(app, halton, 'Portfolio Holder for Performance')
})

const now: Viewpoint = { period: null, asAt: null, today: '2009-01-27' }
/** As an address with this date shows it. */
function at(text: string): Viewpoint {
  const asAt = readAsAt(text)
  if (!asAt) throw new Error(`${text} is no date`)
  return { period: null, asAt, today: londonDate(asAt) }
}
const all: RegisterQuery = {
  search: '',
  set: null,
  department: null,
  status: null,
  owner: null,
  due: null,
  sort: null,
  page: 1,
}
const read = <T>(work: (trx: TenantTransaction) => Promise<T>): Promise<T> =>
  readTenant(app.db, halton.id, work)
const register = (query: Partial<RegisterQuery> = {}, view = now) =>
  read((trx) => loadRegister(trx, councillor, { ...all, ...query }, view))

describe('the register', () => {
  const codesOf = (rows: readonly { readonly indicator: { readonly code: string } }[]) =>
    rows.map(({ indicator }) => indicator.code)

  it('comes in the order asked for, over all its pages', async () => {
    const sort = { by: 'gap', isDescending: true } as const
    const rows = [...(await register({ sort })).rows, ...(await register({ sort, page: 2 })).rows]
    expect(new Set(codesOf(rows)).size).toBe(54)
    const gaps = rows.map(gapOf).filter((gap) => gap !== null)
    expect(gaps.length).toBeGreaterThan(40)
    expect(gaps).toEqual(gaps.toSorted((a, b) => b - a))
    expect(rows.slice(gaps.length).map(gapOf)).toEqual(rows.slice(gaps.length).map(() => null))
    const titles = (await register({ sort: { by: 'title', isDescending: false } })).rows
    const lower = titles.map(({ indicator }) => indicator.title.toLowerCase())
    expect(lower).toEqual(lower.toSorted())
  })

  it('finds what a post answers for, and what a return asks for and has not been given', async () => {
    const post = (await register({ search: 'NI192' })).rows[0]?.indicator.owners[0] ?? ''
    const { rows } = await register({ owner: { post } })
    expect(codesOf(rows)).toContain('NI192')
    expect(rows.every(({ indicator }) => indicator.owners.includes(post))).toBe(true)
    expect((await register({ owner: { standing: 'none' } })).all).toBe(0)
    const before = { ...now, today: '2009-01-12' }
    const open = await register({ due: 'open' }, before)
    expect(open.all).toBeGreaterThan(0)
    expect((await register({ due: 'late' }, before)).all).toBe(0)
    expect((await register({ due: 'late' })).all).toBe(open.all)
  })

  it('goes into a file whole, or as the rows that were chosen', async () => {
    const whole = await read((trx) => loadWholeRegister(trx, councillor, all, now, []))
    expect(whole.rows).toHaveLength(54)
    const chosen = await read((trx) => loadWholeRegister(trx, councillor, all, now, ['NI193', 'NI192', 'x']))
    expect(codesOf(chosen.rows)).toEqual(['NI192', 'NI193'])
  })

  it('comes fifty a page, and ends', async () => {
    const [first, second, third] = await Promise.all([1, 2, 3].map((page) => register({ page })))
    expect([first?.rows.length, second?.rows.length, third?.rows.length]).toEqual([50, 4, 0])
    expect(first?.all).toBe(54)
    const codes = [...(first?.rows ?? []), ...(second?.rows ?? [])].map(({ indicator }) => indicator.code)
    expect(new Set(codes).size).toBe(54)
  })

  it('finds by status exactly those that have it', async () => {
    const rows = [...(await register()).rows, ...(await register({ page: 2 })).rows]
    const statuses = new Set(rows.map(({ status }) => status))
    for (const status of statuses) {
      const found = (await register({ status })).rows.map(({ indicator }) => indicator.code)
      expect(found).toEqual(
        rows.filter((row) => row.status === status).map(({ indicator }) => indicator.code),
      )
    }
  })

  it('finds words in code and title, as they are written', async () => {
    expect((await register({ search: 'ni192' })).rows.map(({ indicator }) => indicator.code)).toEqual([
      'NI192',
    ])
    expect((await register({ search: '%' })).all).toBe(0)
    expect((await register({ search: "'; drop table indicator; --" })).all).toBe(0)
    const both = await register({ search: 'waste', department: 'environmental-services' })
    expect(both.rows.length).toBeGreaterThan(1)
  })

  it('turns to the latest quarter with figures, as at the date asked for', async () => {
    expect(periodLabel((await register()).period)).toBe('Q2 2008/09')
    expect(periodLabel((await register({}, at('2008-09-01'))).period)).toBe('Q1 2008/09')
    expect(periodLabel(await read((trx) => latestQuarter(trx, readAsAt('2006-01-04'), '2006-01-04')))).toBe(
      'Q3 2005/06',
    )
  })
})
