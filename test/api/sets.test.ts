import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import type { Place } from '../../src/places/place.ts'
import { anIndicator } from '../worlds/an-indicator.ts'
import { freshCode } from '../worlds/builder.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { placeNamed } from '../worlds/posts.ts'
import { programOf, type Answered, type Program } from '../worlds/program.ts'

let app: App
let halton: Place
let team: Program
let reader: Program
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  team = await programOf(app, halton, 'Corporate Performance Manager')
  reader = await programOf(app, halton, 'Portfolio Holder for Performance')
})
const post = (path: string, body: object, seen?: string): Promise<Answered> =>
  team.ask(path, { method: 'POST', body, headers: seen === undefined ? {} : { 'if-match': seen } })

describe('sets over the interface', () => {
  it('are listed with their kind, and hold indicators from a day to a day', async () => {
    const { json } = await reader.ask('/sets')
    const kinds = (json as { items: { code: string; kind: string }[] }).items.map(({ code, kind }) => [
      code,
      kind,
    ])
    expect(kinds).toEqual([
      ['LAA-designated', 'laa-designated'],
      ['LAA-statutory', 'laa-statutory'],
      ['NI', 'national'],
      ['floor', 'floor'],
      ['local', 'local'],
    ])
    const members = await reader.ask('/sets/LAA-statutory/members')
    expect(members.json).toMatchObject({
      items: [{ indicator: 'NI75', startsOn: '2008-04-01', endsOn: '2011-03-31', titleToCheck: false }],
    })
    expect((await reader.ask('/sets/nowhere')).status).toBe(404)
  })

  it('are added, filled, changed and left', async () => {
    const code = freshCode('plan')
    const made = await post('/sets', { code, name: 'Community plan', kind: 'local' })
    expect([made.status, made.headers.get('etag')]).toEqual([200, '"1"'])
    const joined = await post(`/sets/${code}/members`, {
      indicators: ['NI192', 'NI193'],
      startsOn: '2009-01-01',
    })
    expect(joined.json).toEqual({ changed: 2, unchanged: 0 })
    const left = await post(`/sets/${code}/members/end`, { indicators: ['NI193'], endsOn: '2009-03-31' })
    expect(left.json).toEqual({ changed: 1, unchanged: 0 })
    const rename = { method: 'PATCH', body: { name: 'Plan', kind: 'floor' }, headers: { 'if-match': '"1"' } }
    expect((await team.ask(`/sets/${code}`, rename)).json).toMatchObject({ name: 'Plan', kind: 'floor' })
    expect((await team.ask(`/sets/${code}`, rename)).status).toBe(412)
    const refused = await post(`/sets/${code}/members`, { indicators: ['NI0'] })
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('There are no indicators NI0'),
    ])
  })

  it('come in packs, which change nothing the second time', async () => {
    const packs = (await reader.ask('/packs')).json as { items: { name: string; indicators: number }[] }
    expect(packs.items.map(({ indicators }) => indicators)).toEqual([198, 34, 16])
    const loaded = await post('/packs/halton-laa-2008-11/load', {})
    // Ten of the 34 are in the demonstration's set already.
    expect(loaded.json).toEqual({ set: 'LAA-designated', created: 24, joined: 0, standing: 10 })
    expect((await post('/packs/halton-laa-2008-11/load', {})).json).toMatchObject({
      created: 0,
      standing: 34,
    })
    const full = await post('/sets/LAA-designated/members', { indicators: ['NI193', 'NI195a'] })
    expect([full.status, full.text]).toEqual([422, expect.stringContaining('may hold 35 indicators at once')])
  })
})

describe('a formula over the interface', () => {
  it('is tried, set by those who saw what stands, read and withdrawn', async () => {
    const { code } = await anIndicator(app, halton.id, {
      code: freshCode('RISE'),
      title: 'Rise in recycling',
    })
    const path = `/indicators/${code}/formula`
    expect((await reader.ask(path)).json).toEqual({
      indicator: code,
      version: 0,
      formula: null,
      versions: [],
    })
    const formula = '[NI192] - [NI192, prev]'
    const tried = await post(`${path}/trial`, { formula })
    expect((tried.json as { results: object[] }).results).toHaveLength(4)
    expect((await post(path, { formula, reason: 'Agreed' }, '"0"')).json).toEqual({ version: 1 })
    expect((await post(path, { formula, reason: 'Agreed' }, '"0"')).status).toBe(412)
    expect((await reader.ask(path)).json).toMatchObject({
      version: 1,
      formula,
      versions: [{ reason: 'Agreed' }],
    })
    const faulty = await post(path, { formula: '[NI0]', reason: '' }, '"1"')
    expect([faulty.status, faulty.text]).toEqual([422, expect.stringContaining('NI0')])
    const gone = await post(`${path}/withdrawal`, { reason: 'No longer asked for' }, '"1"')
    expect(gone.json).toEqual({ version: 2 })
    expect((await reader.ask(path)).json).toMatchObject({ version: 2, formula: null })
    const { json } = await reader.ask(`/indicators/${code}/observations`)
    expect(json).toMatchObject({ items: [] })
  })
})

describe('a scorecard over the interface', () => {
  it('says who adopted it, and what officers said of its targets', async () => {
    const { json } = await reader.ask('/scorecards/HSPB?period=q2-2008-09')
    const card = json as {
      adoption: { body: string; on: string } | null
      bands: { measures: { category: { category: string; by: string } | null }[] }[]
    }
    expect(card.adoption?.on).toBe('2008-07-09')
    const said = card.bands.flatMap(({ measures }) => measures.flatMap(({ category }) => category ?? []))
    expect(said.length).toBeGreaterThan(0)
    const before = await reader.ask('/scorecards/HSPB?period=q1-2008-09&asAt=2008-06-24')
    expect((before.json as typeof card).bands[0]?.measures.every(({ category }) => category === null)).toBe(
      true,
    )
  })
})
