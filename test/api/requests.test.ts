import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { placeNamed } from '../worlds/posts.ts'
import { programOf, programWith, type Answered, type Program } from '../worlds/program.ts'

let app: App
let team: Program
beforeAll(async () => {
  app = await demonstrationApp()
  team = await programOf(app, await placeNamed(app, 'halton'), 'Corporate Performance Manager')
})

const observations = '/indicators/NI192/observations'
const value = { area: 'E06000006', period: 'Q2 2008/09', value: '36.5' }
const good = { source: 'Test', dryRun: true, values: [value] }
const said = ({ status, json }: Answered): [number, string] => [status, (json as { code: string }).code]

describe('what is refused at the door', () => {
  it('is a problem document: type, title, status and code, in English', async () => {
    const { headers, json } = await team.ask('/indicators/NI999')
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(headers.get('content-language')).toBe('en')
    expect(json).toEqual({
      type: 'urn:problem-type:throughline:indicator-not-found',
      title: 'There is no indicator NI999.',
      status: 404,
      code: 'indicator-not-found',
    })
  })

  it('names each key that is not known, however deep', async () => {
    const body = { ...good, colour: 'red', values: [{ ...value, valu: '1' }] }
    const answered = await team.ask(observations, { method: 'POST', body })
    expect(said(answered)).toEqual([422, 'request-not-understood'])
    expect(answered.json).toMatchObject({
      findings: [
        { field: 'values[0].valu', code: 'unknown-key', message: '"valu" is not known here.' },
        { field: 'colour', code: 'unknown-key' },
      ],
    })
    const proto = '{"source":"Test","__proto__":{"dryRun":true},"values":[]}'
    expect((await team.ask(observations, { method: 'POST', body: proto })).status).toBe(422)
    const query = await team.ask(`${observations}?asat=2008-11-14&place=halton`)
    expect(query.json).toMatchObject({ status: 422, findings: [{ field: 'asat', code: 'unknown-key' }] })
  })

  it.each([
    ['a number where text is asked', { ...good, values: [{ ...value, value: 36.5 }] }, 'values[0].value'],
    ['no source', { values: [value] }, 'source'],
    ['no value', { ...good, values: [] }, 'values'],
    ['a character 0', { ...good, source: 'a\u0000b' }, 'source'],
    ['half a character', { ...good, source: 'a\ud800' }, 'source'],
    ['text without end', { ...good, source: 'x'.repeat(501) }, 'source'],
    ['a mark that is none', { ...good, values: [{ ...value, mark: 'gone' }] }, 'values[0].mark'],
    ['a list in place of an object', [good], ''],
  ])('%s', async (_, body, field) => {
    const answered = await team.ask(observations, { method: 'POST', body })
    expect(said(answered)).toEqual([422, 'request-not-understood'])
    expect(answered.json).toMatchObject({ findings: [{ field }] })
  })

  it('takes JSON and nothing else', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])
      expect(
        said(await team.ask(observations, { method: 'POST', body: good, headers: { 'content-type': type } })),
      ).toEqual([415, 'json-only'])
    for (const body of ['{', '{"source":', 'source=Test'])
      expect(said(await team.ask(observations, { method: 'POST', body }))).toEqual([400, 'not-json'])
  })

  it('takes a body of a megabyte at most, however it says its length', async () => {
    const body = JSON.stringify({ ...good, source: 'x'.repeat(1_000_000) })
    const length = { 'content-length': String(body.length) }
    for (const headers of [{}, length])
      expect(said(await team.ask(observations, { method: 'POST', body, headers }))).toEqual([
        413,
        'too-large',
      ])
  })

  it('knows no token that was never given, and reads no cookie beside one', async () => {
    const answered = await team.ask('/indicators', { headers: { authorization: 'Bearer abc' } })
    expect(said(answered)).toEqual([401, 'token-not-known'])
    expect(answered.headers.get('www-authenticate')).not.toBeNull()
  })

  it('says of an address or a method that is not there that there is none', async () => {
    for (const [path, method] of [
      ['/nothing', 'GET'],
      ['/indicators', 'DELETE'],
      ['/returns/abc', 'GET'],
      ['/returns/0', 'GET'],
      ['/returns/99999999999', 'GET'],
      ['/reports/departmental:ict-services:q2-2008-09/files/exe', 'GET'],
      ['/reports/weekly:ict-services:q2-2008-09/files/csv', 'GET'],
      ['/reports/departmental:ict-services:q5-2008-09/files/csv', 'GET'],
      ['/scorecards/NONE', 'GET'],
    ] as const)
      expect([path, (await team.ask(path, { method })).status]).toEqual([path, 404])
  })

  it('asks which of two periods is meant, and reads no date that is none', async () => {
    expect(said(await team.ask('/scorecards/HSPB?period=2008-09'))).toEqual([422, 'period-two-readings'])
    expect(said(await team.ask(`${observations}?period=Q5`))).toEqual([422, 'period-not-understood'])
    expect(said(await team.ask(`${observations}?asAt=yesterday`))).toEqual([422, 'as-at-not-understood'])
    expect(said(await team.ask(`${observations}?limit=0`))).toEqual([422, 'request-not-understood'])
    expect(said(await team.ask(`${observations}?after=nowhere`))).toEqual([422, 'cursor-not-known'])
    expect(said(await team.ask(`${observations}?limit=1&limit=2`))).toEqual([422, 'request-not-understood'])
  })

  it('describes itself to anybody', async () => {
    const { status, json } = await programWith(app, '').ask('/openapi.json')
    expect([status, (json as { openapi: string }).openapi]).toEqual([200, '3.1.0'])
  })
})

describe('lists', () => {
  interface List {
    items: { code: string; period: string; area: string; id: number | string }[]
    next: string | null
  }
  it.each([
    '/indicators',
    observations,
    '/indicators/NI192/targets',
    '/returns',
    '/rounds',
    '/reports',
    '/scorecards',
  ])('%s come in pages that together are the whole', async (path) => {
    const whole = ((await team.ask(`${path}?limit=1000`)).json as List).items
    const limit = Math.max(1, Math.ceil(whole.length / 3))
    const gathered: unknown[] = []
    for (let next: string | null = ''; next !== null;) {
      const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`
      const page = (await team.ask(`${path}?limit=${limit}${after}`)).json as List
      expect(page.items.length).toBeLessThanOrEqual(limit)
      gathered.push(...page.items)
      next = page.next
    }
    expect(gathered).toEqual(whole)
  })

  it('shows the figures that stood then, and judges them on that day', async () => {
    const asked = async (asAt: string): Promise<string | undefined> => {
      const { json } = await team.ask(
        `/indicators/NI192/assessments?area=E06000006&period=q2-2008-09&asAt=${asAt}`,
      )
      return (json as { items: { status: string }[] }).items[0]?.status
    }
    expect([await asked('2008-09-15'), await asked('2008-10-27'), await asked('2008-10-28')]).toEqual([
      'not-due',
      'missing',
      'green',
    ])
  })
})

describe('files', () => {
  it('of a report are files with a plain name, the same as at the same moment', async () => {
    const path = '/reports/departmental:environmental-services:q2-2008-09/files/docx?asAt=2008-11-14'
    const first = await team.ask(path)
    expect([
      first.status,
      first.headers.get('content-type'),
      first.headers.get('content-disposition'),
    ]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'attachment; filename="halton-departmental-environmental-services-q2-2008-09.docx"',
    ])
    expect((await team.ask(path)).text).toBe(first.text)
  })
})

describe('when the database does not answer', () => {
  it('says so as a problem with a reference, and nothing of what is inside', async () => {
    const cut = { ...app, db: { ...app.db, kysely: brokenOff(app.db.kysely) } }
    const { status, json, headers } = await programWith(cut, `tl=${'x'.repeat(43)}`).ask('/indicators')
    expect([status, headers.get('retry-after')]).toEqual([503, '60'])
    expect(json).toEqual({
      type: 'urn:problem-type:throughline:outage',
      title: 'The database does not answer. Try again in a minute.',
      status: 503,
      code: 'outage',
      reference: 'test',
    })
  })
})

function brokenOff(kysely: App['db']['kysely']): App['db']['kysely'] {
  return new Proxy(kysely, {
    get() {
      throw Object.assign(new Error('connect ECONNREFUSED /run/secret.sock'), { code: 'ECONNREFUSED' })
    },
  })
}
