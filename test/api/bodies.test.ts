import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { placeNamed } from '../worlds/posts.ts'
import { programOf, type Answered, type Program } from '../worlds/program.ts'

let app: App
let team: Program
let councillor: Program
beforeAll(async () => {
  app = await demonstrationApp()
  const halton = await placeNamed(app, 'halton')
  team = await programOf(app, halton, 'Corporate Performance Manager')
  councillor = await programOf(app, halton, 'Portfolio Holder for Performance')
})

const post = (path: string, body: unknown, version?: string, by = team): Promise<Answered> =>
  by.ask(path, { method: 'POST', body, headers: version === undefined ? {} : { 'if-match': version } })
const patch = (path: string, body: unknown, version: string): Promise<Answered> =>
  team.ask(path, { method: 'PATCH', body, headers: { 'if-match': version } })
const etag = ({ headers }: Answered): string => headers.get('etag') ?? ''
const problemOf = ({ status, json }: Answered): unknown[] => {
  const { code, findings = [] } = json as { code: string; findings?: { code: string }[] }
  return [status, code, ...findings.map((finding) => finding.code)]
}

describe('organisations, to a program', () => {
  const waste = {
    name: 'Waste Minimisation',
    kind: 'division',
    sector: 'public',
    partOf: 'environmental-services',
  }

  it('are listed with what they are part of, in pages', async () => {
    const { json } = await team.ask('/organisations?limit=2')
    const { items, next } = json as { items: { code: string; partOf: string | null }[]; next: string }
    expect(items.map(({ code, partOf }) => [code, partOf])).toEqual([
      ['adults-working-age', 'health-community'],
      ['fire', null],
    ])
    const { json: second } = await team.ask(`/organisations?limit=2&after=${next}`)
    expect((second as { items: { code: string }[] }).items[0]?.code).toBe('police')
  })

  it('are added, renamed, moved, closed and opened again', async () => {
    const added = await post('/organisations', waste)
    expect([added.status, etag(added)]).toEqual([200, '"1"'])
    expect(added.json).toMatchObject({ code: 'waste-minimisation', partOf: 'environmental-services' })
    const renamed = await patch('/organisations/waste-minimisation', { name: 'Less Waste' }, '"1"')
    expect(renamed.json).toMatchObject({ name: 'Less Waste', kind: 'division', version: 2 })
    const moved = await post('/organisations/waste-minimisation/move', { partOf: null }, etag(renamed))
    expect(moved.json).toMatchObject({ partOf: null })
    const closed = await post(
      '/organisations/waste-minimisation/close',
      { closedOn: '2009-01-09' },
      etag(moved),
    )
    expect(closed.json).toMatchObject({ closedOn: '2009-01-09' })
    const reopened = await post('/organisations/waste-minimisation/reopen', {}, etag(closed))
    expect(reopened.json).toMatchObject({ closedOn: null })
  })

  it('are not overwritten unseen, and never stand below themselves', async () => {
    const stale = await patch('/organisations/environment', { name: 'X' }, '"99"')
    expect(problemOf(stale)).toEqual([412, 'organisation-changed-meanwhile'])
    const ring = await post('/organisations/environment/move', { partOf: 'environmental-services' }, '"1"')
    expect(problemOf(ring)).toEqual([422, 'form-has-problems', 'parent-below'])
    const open = await post('/organisations/environment/close', { closedOn: '2009-01-09' }, '"1"')
    expect(problemOf(open)).toEqual([422, 'form-has-problems', 'parts-open'])
  })

  it('are refused to whoever may not, and with keys that nobody knows', async () => {
    expect(problemOf(await post('/organisations', waste, undefined, councillor))).toEqual([403, 'no-right'])
    expect(problemOf(await post('/organisations', { ...waste, closedOn: null }))).toEqual([
      422,
      'request-not-understood',
      'unknown-key',
    ])
    expect((await team.ask('/organisations/nowhere')).status).toBe(404)
  })
})

describe('bodies, to a program', () => {
  it('are listed with what needs attention, in words', async () => {
    const { json } = await councillor.ask('/bodies?limit=1000')
    const { items } = json as { items: { code: string; findings: { code: string; message: string }[] }[] }
    const wanting = items.filter(({ findings }) => findings.some(({ code }) => code === 'no-chair'))
    expect(wanting.map(({ code }) => code)).toEqual(['performance-management-topic-group'])
    expect(wanting[0]?.findings[0]?.message).toMatch(/^It has no chair\./)
    expect(items.length).toBe(17)
  })

  it('are read with their members and whom they speak for', async () => {
    const { json } = await councillor.ask('/bodies/partnership-board')
    expect(json).toMatchObject({ kind: 'board', makeUp: { withSector: 11, without: 2 } })
    const { members } = json as { members: { post: string; speaksFor: { code: string } | null }[] }
    const commander = members.find((member) => member.post === 'Police Area Commander')
    expect(commander?.speaksFor?.code).toBe('police')
  })

  it('are added, changed, closed and opened again', async () => {
    const body = {
      name: 'Road Safety Group',
      kind: 'working-group',
      partOf: 'safer-halton',
      themes: ['safer-halton'],
    }
    const added = await post('/bodies', body)
    expect(added.json).toMatchObject({ code: 'road-safety-group', partOf: 'safer-halton', version: 1 })
    const changed = await patch('/bodies/road-safety-group', { themes: [] }, etag(added))
    expect(changed.json).toMatchObject({ name: 'Road Safety Group', partOf: 'safer-halton', themes: [] })
    const closed = await post('/bodies/road-safety-group/close', { closedOn: '2009-01-12' }, etag(changed))
    expect(closed.json).toMatchObject({ closedOn: '2009-01-12', version: 3 })
    const reopened = await post('/bodies/road-safety-group/reopen', {}, etag(closed))
    expect(reopened.json).toMatchObject({ closedOn: null })
    expect(problemOf(await patch('/bodies/road-safety-group', { name: 'X' }, '"1"'))).toEqual([
      412,
      'body-changed-meanwhile',
    ])
    expect(problemOf(await post('/bodies', body, undefined, councillor))).toEqual([403, 'no-right'])
  })
})
