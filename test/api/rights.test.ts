import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import type { Place } from '../../src/places/place.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { placeNamed } from '../worlds/posts.ts'
import { programOf, programWith, type Answered, type Program } from '../worlds/program.ts'

let app: App
let halton: Place
const programs = new Map<string, Program>()
/** Returns of ICT Services: quarter 3 open, quarter 2 sent again, quarter 1 accepted; and one of another department. */
let returns: Record<'open' | 'sent' | 'accepted' | 'foreign', number>

const posts = {
  collator: 'ICT Service Desk Collator',
  director: 'Operational Director, ICT Services',
  performance: 'Corporate Performance Manager',
  councillor: 'Portfolio Holder for Performance',
  auditor: 'Internal Auditor',
} as const
type Post = keyof typeof posts
const every = Object.keys(posts) as Post[]

beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  for (const post of every) programs.set(post, await programOf(app, halton, posts[post]))
  returns = {
    open: await idOf('ict-services', 'q3-2008-09'),
    sent: await idOf('ict-services', 'q2-2008-09'),
    accepted: await idOf('ict-services', 'q1-2008-09'),
    foreign: await idOf('environmental-services', 'q2-2008-09'),
  }
  await step('performance', 'reopen', 'Figures to be checked again')
  await step('collator', 'submit', '')
})

const as = (post: string): Program => {
  const program = programs.get(post)
  if (!program) throw new Error(`nobody is ${post}`)
  return program
}

async function idOf(department: string, period: string): Promise<number> {
  const { json } = await as('performance').ask(`/returns?department=${department}&period=${period}`)
  return (json as { items: { id: number }[] }).items[0]?.id ?? 0
}

async function step(post: Post, name: string, comment: string): Promise<void> {
  const { headers } = await as(post).ask(`/returns/${returns.sent}`)
  const answered = await as(post).ask(`/returns/${returns.sent}/${name}`, {
    method: 'POST',
    headers: { 'if-match': headers.get('etag') ?? '' },
    body: { comment },
  })
  expect(answered.status, answered.text).toBe(200)
}

type Verdicts = Readonly<Record<Post, number>>
const all = (status: number): Verdicts => ({
  collator: status,
  director: status,
  performance: status,
  councillor: status,
  auditor: status,
})
// Nobody has seen version 999: who may do a thing is told that it has been changed, and nothing is.
const stale = 412
const figures = {
  source: 'Test',
  dryRun: true,
  values: [{ area: 'E06000006', period: 'Q2 2008/09', value: '37.0' }],
}

interface Row {
  readonly path: () => string
  readonly body?: unknown
  readonly is: Verdicts
}

/** What posts of the demonstration are answered at its doors; every role at every door is in `test/rights/wire`. */
const table: Readonly<Record<string, Row>> = {
  'get /indicators': { path: () => '/indicators', is: all(200) },
  'get /indicators/{code}': { path: () => '/indicators/NI192', is: all(200) },
  'get /indicators/{code}/observations': { path: () => '/indicators/NI192/observations', is: all(200) },
  'post /indicators/{code}/observations': {
    path: () => '/indicators/NI192/observations',
    body: figures,
    is: { ...all(403), performance: 200 },
  },
  'get /indicators/{code}/targets': { path: () => '/indicators/NI192/targets', is: all(200) },
  'get /indicators/{code}/assessments': { path: () => '/indicators/NI192/assessments', is: all(200) },
  'get /scorecards': { path: () => '/scorecards', is: all(200) },
  'get /scorecards/{code}': { path: () => '/scorecards/HSPB', is: all(200) },
  'get /rounds': { path: () => '/rounds', is: all(200) },
  'get /returns': { path: () => '/returns', is: all(200) },
  'get /returns/{id}': { path: () => `/returns/${returns.open}`, is: { ...all(200), councillor: 404 } },
  'patch /returns/{id}': {
    path: () => `/returns/${returns.open}`,
    body: { keyIssues: 'Changed' },
    is: { collator: stale, director: stale, performance: 403, councillor: 404, auditor: 403 },
  },
  'post /returns/{id}/submit': {
    path: () => `/returns/${returns.open}/submit`,
    is: { collator: stale, director: stale, performance: 403, councillor: 404, auditor: 403 },
  },
  'post /returns/{id}/accept': {
    path: () => `/returns/${returns.sent}/accept`,
    is: { collator: 403, director: stale, performance: stale, councillor: 404, auditor: 403 },
  },
  'post /returns/{id}/query': {
    path: () => `/returns/${returns.sent}/query`,
    body: { comment: 'Is this since July?' },
    is: { collator: 403, director: stale, performance: stale, councillor: 404, auditor: 403 },
  },
  'post /returns/{id}/reopen': {
    path: () => `/returns/${returns.accepted}/reopen`,
    body: { comment: 'A figure was corrected' },
    is: { collator: 403, director: 403, performance: stale, councillor: 404, auditor: 403 },
  },
  'get /reports': { path: () => '/reports', is: all(200) },
  'get /reports/{id}/files/{format}': {
    path: () => '/reports/departmental:ict-services:q2-2008-09/files/csv',
    is: all(200),
  },
}

const rows = Object.entries(table).map(([name, row]) => ({ name, method: name.split(' ')[0] ?? '', ...row }))

const knock = (
  program: Program,
  { method, path, body }: { method: string; path: string; body?: unknown },
): Promise<Answered> =>
  program.ask(path, { method: method.toUpperCase(), body, headers: { 'if-match': '"999"' } })

describe('who may do what through the interface for programs', () => {
  it.each(rows)('$name', async ({ method, path, body, is }) => {
    const answered: Partial<Record<Post, number>> = {}
    for (const post of every) answered[post] = (await knock(as(post), { method, path: path(), body })).status
    expect(answered).toEqual(is)
  })

  it.each(rows)('$name is answered to nobody who is not signed in', async ({ method, path, body }) => {
    for (const cookie of ['', 'tl=not-a-token', `tl=${'x'.repeat(43)}`, `other=${'x'.repeat(43)}`]) {
      const { status, json } = await knock(programWith(app, cookie), { method, path: path(), body })
      expect([status, (json as { code: string }).code]).toEqual([401, 'session-needed'])
    }
  })

  it.each(rows)('$name does not open another place', async ({ method, path, body }) => {
    const harrow = await placeNamed(app, 'harrow')
    const stranger = await programOf(app, harrow, 'Corporate Performance Manager')
    const address = path()
    const asked = `${address}${address.includes('?') ? '&' : '?'}place=halton`
    const { status, json } = await knock(stranger, { method, path: asked, body })
    expect([status, (json as { code: string }).code]).toEqual([404, 'place-not-found'])
  })

  it('lists the returns that open, and opens the returns that are listed', async () => {
    for (const post of every) {
      const { json } = await as(post).ask('/returns?limit=1000')
      const listed = new Set((json as { items: { id: number }[] }).items.map(({ id }) => id))
      for (const id of Object.values(returns)) {
        const { status } = await as(post).ask(`/returns/${id}`)
        expect([post, id, status]).toEqual([post, id, listed.has(id) ? 200 : 404])
      }
    }
  })

  it('shows a collator the returns of the own department alone', async () => {
    const { json } = await as('collator').ask('/returns')
    const departments = (json as { items: { department: { code: string } }[] }).items.map(
      (one) => one.department.code,
    )
    expect(departments).toEqual(['ict-services', 'ict-services', 'ict-services'])
    expect((await as('collator').ask(`/returns/${returns.foreign}`)).status).toBe(404)
    expect((await as('councillor').ask('/rounds')).json).toEqual({ items: [], next: null })
  })

  it('takes the first place that the account has a role in, and the one that is named', async () => {
    const first = await as('collator').ask('/indicators/NI192')
    const named = await as('collator').ask('/indicators/NI192', {
      headers: { 'throughline-place': 'halton' },
    })
    expect(named.text).toBe(first.text)
    expect((await as('collator').ask('/indicators?place=nowhere')).status).toBe(404)
  })
})
