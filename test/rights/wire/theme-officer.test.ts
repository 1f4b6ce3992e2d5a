import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../../src/db/app.ts'
import { sessionOf } from './came-with.ts'
import { aPerson } from '../../worlds/an-actor.ts'
import { quietApp } from '../../worlds/quiet-app.ts'
import { ask } from './asker.ts'
import { manyThings, type ManyThings } from './many-things.ts'
import { serve, type Served } from './served.ts'

let app: App
let world: ManyThings
let served: Served
let cookie: string
/** Codes of the indicators in the two themes of the officer's body, and of all the others. */
let theirs: string[]
let others: string[]
beforeAll(async () => {
  app = await quietApp()
  world = await manyThings(app)
  const [body] = world.scopes.body
  const [first, second] = world.scopes.theme
  const { personId, accountId } = await aPerson(app, world.place.id, 'Theme Officer', {
    role: 'body-officer',
  })
  await app.db.pool.query('update role_grant set body_id = $2 where person_id = $1', [personId, body])
  cookie = await sessionOf(app, accountId)
  const isTheirs = ({ themeIds }: ManyThings['indicators'][number]): boolean =>
    themeIds.some((id) => id === first || id === second)
  theirs = world.indicators.filter(isTheirs).map(({ code }) => code)
  others = world.indicators.filter((one) => !isTheirs(one)).map(({ code }) => code)
  served = await serve(app)
})

const get = (path: string) => ask(served.origin, cookie, 'GET', path)
const page = (path: string) => get(`/${world.place.shortName}${path}`)
const api = async (path: string): Promise<unknown> => {
  const { status, text } = await get(`/api/v1${path}`)
  expect([path, status]).toEqual([path, 200])
  return JSON.parse(text)
}
/** Codes and titles of what is not theirs that a text gives away. */
const givenAway = (text: string): string[] =>
  others.filter(
    (code) => new RegExp(`\\b${code}\\b`).test(text) || text.includes(`Measure number ${code.slice(2)}`),
  )
const codesIn = (text: string): string[] =>
  world.indicators.map(({ code }) => code).filter((code) => new RegExp(`\\b${code}\\b`).test(text))

describe('a theme officer', () => {
  it('has a theme of some indicators, across departments', () => {
    expect(theirs).toEqual(['NI101', 'NI103', 'NI104', 'NI107', 'NI108'])
  })

  it('finds exactly these in the register, as a page and as a program', async () => {
    expect(codesIn((await page('/indicators')).text)).toEqual(theirs)
    const { items } = (await api('/indicators')) as { items: { code: string }[] }
    expect(items.map(({ code }) => code)).toEqual(theirs)
  })

  it.each(['', '/data', '/definition', '/history'])(
    'opens indicators%s of theirs and no other',
    async (tab) => {
      for (const code of theirs) expect((await page(`/indicators/${code}${tab}`)).status).toBe(200)
      for (const code of others) expect((await page(`/indicators/${code}${tab}`)).status).toBe(404)
    },
  )

  it('opens figures, targets and judgements of theirs and no other', async () => {
    for (const { code } of world.indicators) {
      const due = theirs.includes(code) ? 200 : 404
      expect((await page(`/figures/${code}/E06000006/q2-2008-09`)).status).toBe(due)
      for (const part of ['observations', 'targets', 'assessments'])
        expect((await get(`/api/v1/indicators/${code}/${part}`)).status).toBe(due)
    }
  })

  it('reads on a scorecard the rows of theirs alone, and no card without one', async () => {
    for (const { code, indicatorIds } of world.cards) {
      const on = world.indicators.filter(({ id }) => indicatorIds.includes(id)).map((one) => one.code)
      const seen = on.filter((one) => theirs.includes(one))
      const opened = await page(`/scorecards/${code}`)
      expect([code, opened.status]).toEqual([code, seen.length > 0 ? 200 : 404])
      if (seen.length === 0) continue
      expect(codesIn(opened.text)).toEqual(seen)
      const { bands } = (await api(`/scorecards/${code}`)) as {
        bands: { measures: { indicator: string }[] }[]
      }
      expect(bands.flatMap(({ measures }) => measures.map(({ indicator }) => indicator))).toEqual(seen)
    }
  })

  it('reads in a report of a department the measures of theirs alone, and is told of no more', async () => {
    const { items } = (await api('/reports?period=q2-2008-09')) as {
      items: { definition: string; body: { code: string }; figuresDue: number; id: string }[]
    }
    const due = world.departments.flatMap(({ id, code }) => {
      const own = world.indicators.filter((one) => one.organisationId === id && theirs.includes(one.code))
      return own.length === 0 ? [] : [{ code, due: own.length, codes: own.map((one) => one.code) }]
    })
    const departmental = items.filter(({ definition }) => definition === 'departmental')
    expect(departmental.map(({ body, figuresDue }) => [body.code, figuresDue])).toEqual(
      due.map(({ code, due: count }) => [code, count]),
    )
    // What is about the whole place counts no more than theirs; who is late is another right.
    const all = theirs.length
    const ofPlace = items.filter(({ body }) => body.code === 'all')
    expect(ofPlace.map(({ definition, figuresDue }) => [definition, figuresDue])).toEqual([
      ['digest', all],
      ['exceptions', all],
      ['half-year', all],
    ])
    for (const { code, codes } of due) {
      const read = await page(`/reports/departmental/q2-2008-09?body=${code}&section=all`)
      expect([read.status, codesIn(read.text)]).toEqual([200, codes])
      for (const format of ['csv', 'html']) {
        const file = await get(`/api/v1/reports/departmental:${code}:q2-2008-09/files/${format}`)
        expect([file.status, codesIn(file.text)]).toEqual([200, codes])
      }
    }
  })

  it('opens no return, no record and no setting', async () => {
    for (const { id, code } of world.returns) {
      expect((await page(`/returns/${code}/q2-2008-09`)).status).toBe(404)
      expect((await get(`/api/v1/returns/${id}`)).status).toBe(404)
    }
    for (const path of ['/audit', '/audit/file', '/settings']) expect((await page(path)).status).toBe(404)
    expect(await api('/rounds')).toEqual({ items: [], next: null })
  })

  it('comes upon nothing else, wherever the links of the pages lead', async () => {
    const base = `/${world.place.shortName}/`
    const waiting = [`${base}my-work`, `${base}indicators`, `${base}scorecards`, `${base}reports`]
    const been = new Set<string>()
    const dead: string[] = []
    for (let path = waiting.shift(); path !== undefined && been.size < 150; path = waiting.shift()) {
      if (been.has(path)) continue
      been.add(path)
      const { status, text, location } = await get(path)
      if (status !== 200 && status !== 303) dead.push(`${path}: ${status}`)
      expect([path, givenAway(text)]).toEqual([path, []])
      const links = [...text.matchAll(/href="([^"#]+)/g)].map(([, href = '']) =>
        href.replaceAll('&amp;', '&'),
      )
      waiting.push(...[...links, location].filter((href) => href.startsWith(base)))
    }
    console.log(`${been.size} pages and files reached by links`)
    expect(been.size).toBeGreaterThan(40)
    expect(dead).toEqual([])
  }, 120_000)
})
