import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import type { Place } from '../../src/places/place.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { placeNamed, postNamed } from '../worlds/posts.ts'
import { programOf, type Program } from '../worlds/program.ts'

let app: App
let halton: Place
let administrator: Program
let auditor: Program
let reviewer: Program
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  administrator = await programOf(app, halton, 'System Administrator')
  auditor = await programOf(app, halton, 'Internal Auditor')
  reviewer = await programOf(app, halton, 'Government Office Reviewer')
})

const idOf = async (post: string): Promise<number> => (await postNamed(app, halton, post)).personId

describe('people, for programs', () => {
  it('are listed by post for whoever may read of people, without e-mail, and page by page', async () => {
    const first = await auditor.ask('/people?limit=2')
    const { items, next } = first.json as { items: Record<string, unknown>[]; next: string }
    expect(items).toHaveLength(2)
    expect(Object.keys(items[0] ?? {})).toEqual(['id', 'post', 'name', 'organisation', 'state', 'roles'])
    expect((await auditor.ask(`/people?limit=2&after=${next}`)).status).toBe(200)
    expect((await reviewer.ask('/people')).json).toEqual({ items: [], next: null })
  })

  it('are read one by one: oneself always, others where one may', async () => {
    const own = await idOf('Government Office Reviewer')
    const other = await idOf('Waste Manager')
    expect((await reviewer.ask(`/people/${own}`)).status).toBe(200)
    expect((await reviewer.ask(`/people/${own}/rights`)).status).toBe(200)
    expect((await reviewer.ask(`/people/${other}`)).status).toBe(404)
    expect((await reviewer.ask(`/people/${other}/rights`)).status).toBe(404)
    const { json } = await auditor.ask(`/people/${other}/rights`)
    const { actions } = json as { actions: { action: string; through: unknown[] }[] }
    const through = (action: string) => actions.find((one) => one.action === action)?.through
    expect(through('return.accept')).toEqual([{ grant: expect.any(Number) as number, extent: 'scope' }])
    expect(through('grant.give')).toEqual([])
  })
})

describe('a role given by a program', () => {
  it('is given once, by whoever may, and nothing unknown goes in with it', async () => {
    const person = await idOf('Gatekeeper of Shared Data')
    const body = { person, role: 'auditor', scope: 'place', startsOn: '2009-01-27', reason: 'Stands in' }
    const give = (by: Program, sent: object) => by.ask('/grants', { method: 'POST', body: sent })
    expect((await give(auditor, body)).status).toBe(403)
    expect((await give(administrator, { ...body, lentFrom: 1 })).status).toBe(422)
    expect((await give(administrator, { ...body, role: 'public' })).status).toBe(422)
    expect((await give(administrator, body)).status).toBe(200)
    expect((await give(administrator, body)).status).toBe(409)
    const own = { ...body, person: await idOf('System Administrator') }
    expect((await give(administrator, own)).json).toMatchObject({ code: 'own-grant' })
  })
})
