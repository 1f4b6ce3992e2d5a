import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { readTenant } from '../../src/db/tenant.ts'
import type { Place } from '../../src/places/place.ts'
import { listLatest } from '../../src/record/audit.sql.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { placeNamed } from '../worlds/posts.ts'
import { programOf, type Answered, type Program, type Sending } from '../worlds/program.ts'

let app: App
let halton: Place
let collator: Program
let team: Program
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  collator = await programOf(app, halton, 'Waste Management Collator')
  team = await programOf(app, halton, 'Corporate Performance Manager')
})

interface ReturnListed {
  id: number
  state: string
  version: number
}
const returnOf = async (period: string, department = 'environmental-services'): Promise<ReturnListed> => {
  const { json } = await team.ask(`/returns?department=${department}&period=${period}`)
  const [found] = (json as { items: ReturnListed[] }).items
  if (!found) throw new Error(`no return for ${period}`)
  return found
}

/** How many entries the record of the place has. */
async function recorded(): Promise<number> {
  const [last] = await readTenant(app.db, halton.id, (trx) => listLatest(trx, Number.MAX_SAFE_INTEGER, 1))
  return last?.sequence ?? 0
}

const codeOf = ({ json }: Answered): string => (json as { code: string }).code
const post = (body: unknown, headers: Sending['headers'] = {}): Sending => ({ method: 'POST', body, headers })
const patch = (body: unknown, headers: Sending['headers'] = {}): Sending => ({
  method: 'PATCH',
  body,
  headers,
})
const figure = (value: string, more: object = {}) => ({
  source: 'Weighbridge',
  values: [{ area: 'E06000006', period: 'Q2 2008/09', value, ...more }],
})
const observations = '/indicators/NI192/observations'

describe('Idempotency-Key', () => {
  it('makes one change of 20 requests at once, and answers all alike', async () => {
    const before = await recorded()
    const sending = post(figure('36.5'), { 'idempotency-key': 'twenty-at-once' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => team.ask(observations, sending)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.json).toMatchObject({ added: 0, revised: 1, saved: true })
    expect(await recorded()).toBe(before + 1)
  })

  it('answers a draft sent again word for word, its version too, though it has moved on since', async () => {
    const { id, version } = await returnOf('q3-2008-09')
    const sending = patch(
      { keyIssues: 'Two vehicles were off the road.' },
      { 'idempotency-key': 'draft', 'if-match': `"${version}"` },
    )
    const first = await collator.ask(`/returns/${id}`, sending)
    expect(first.status, first.text).toBe(200)
    expect(first.headers.get('etag')).toBe(`"${version + 1}"`)
    const other = await collator.ask(
      `/returns/${id}`,
      patch({ keyIssues: 'Other' }, { 'if-match': `"${version + 1}"` }),
    )
    expect(other.status).toBe(200)
    const again = await collator.ask(`/returns/${id}`, sending)
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([
      200,
      first.text,
      `"${version + 1}"`,
    ])
    expect((await collator.ask(`/returns/${id}`)).json).toMatchObject({
      keyIssues: 'Other',
      version: version + 2,
    })
  })

  it('refuses a key that was used for another request, and knows nobody else’s keys', async () => {
    const key = { 'idempotency-key': 'one-key' }
    expect((await team.ask(observations, post(figure('36.6'), key))).status).toBe(200)
    const before = await recorded()
    const other = await team.ask(observations, post(figure('36.7'), key))
    expect([other.status, codeOf(other)]).toEqual([422, 'key-used-before'])
    expect(await recorded()).toBe(before)
    const { id, version } = await returnOf('q3-2008-09')
    const own = await collator.ask(
      `/returns/${id}`,
      patch({ keyIssues: 'Mine' }, { ...key, 'if-match': `"${version}"` }),
    )
    expect(own.status).toBe(200)
  })

  it('keeps nothing of what was refused: the same key may be sent with the fault mended', async () => {
    const key = { 'idempotency-key': 'mended' }
    const bad = await team.ask(observations, post(figure('12,5'), key))
    expect(bad.status).toBe(422)
    expect((await team.ask(observations, post(figure('36.8'), key))).json).toMatchObject({ revised: 1 })
  })

  it('is asked for with every change', async () => {
    for (const key of ['', 'x'.repeat(201)]) {
      const answered = await team.ask(observations, post(figure('1'), { 'idempotency-key': key }))
      expect([answered.status, codeOf(answered)]).toEqual([400, 'key-missing'])
    }
  })
})

describe('If-Match', () => {
  it('is asked for with every edit, and lets nothing be overwritten', async () => {
    const { id, version } = await returnOf('q3-2008-09', 'ict-services')
    const own = await programOf(app, halton, 'ICT Service Desk Collator')
    const missing = await own.ask(`/returns/${id}`, patch({ keyIssues: 'A' }))
    expect([missing.status, codeOf(missing)]).toEqual([428, 'version-missing'])
    for (const stale of ['"999"', '*', '3', 'W/"1"']) {
      const answered = await own.ask(`/returns/${id}`, patch({ keyIssues: 'A' }, { 'if-match': stale }))
      expect([stale, answered.status]).toEqual([stale, 412])
    }
    const read = await own.ask(`/returns/${id}`)
    expect(read.headers.get('etag')).toBe(`"${version}"`)
    expect(read.json).toMatchObject({ keyIssues: '', state: 'open' })
  })
})

describe('a return by program', () => {
  it('is filled, sent, accepted by somebody else, and its figures are there', async () => {
    const own = await programOf(app, halton, 'ICT Service Desk Collator')
    const { id } = await returnOf('q3-2008-09', 'ict-services')
    const read = async (): Promise<{ etag: string; lines: { indicator: string; last: string | null }[] }> => {
      const { headers, json } = await own.ask(`/returns/${id}`)
      return { etag: headers.get('etag') ?? '', ...(json as { lines: [] }) }
    }
    const begun = await read()
    const unsent = await own.ask(`/returns/${id}/submit`, post({}, { 'if-match': begun.etag }))
    expect([unsent.status, codeOf(unsent)]).toEqual([422, 'return-has-problems'])
    expect((unsent.json as { findings: object[] }).findings).toContainEqual({
      field: `${begun.lines[0]?.indicator ?? ''}.typed`,
      code: 'answer-missing',
      severity: 'error',
      message: expect.stringMatching(/^Enter the figure for /) as string,
    })
    const lines = begun.lines.map(({ indicator, last }) => ({
      indicator,
      typed: last ?? '1',
      reason: 'As in the quarter before',
      cause: 'Nothing changed',
      action: 'None is needed',
      forecast: 'Achievement likely',
    }))
    const saved = await own.ask(`/returns/${id}`, patch({ lines }, { 'if-match': begun.etag }))
    expect([saved.status, (saved.json as ReturnListed).state]).toEqual([200, 'draft'])
    const sent = await own.ask(`/returns/${id}/submit`, post({}, { 'if-match': (await read()).etag }))
    expect([sent.status, (sent.json as ReturnListed).state]).toEqual([200, 'submitted'])
    const locked = await own.ask(
      `/returns/${id}`,
      patch({ keyIssues: 'Late' }, { 'if-match': (await read()).etag }),
    )
    expect([locked.status, codeOf(locked)]).toEqual([409, 'return-not-open'])
    const director = await programOf(app, halton, 'Operational Director, ICT Services')
    const early = await team.ask(`/returns/${id}/accept`, post({}, { 'if-match': (await read()).etag }))
    expect([early.status, codeOf(early)]).toEqual([409, 'step-not-possible'])
    const certified = await director.ask(
      `/returns/${id}/certify`,
      post({}, { 'if-match': (await read()).etag }),
    )
    expect([certified.status, (certified.json as ReturnListed).state]).toEqual([200, 'certified'])
    const accepted = await team.ask(`/returns/${id}/accept`, post({}, { 'if-match': (await read()).etag }))
    expect([accepted.status, (accepted.json as ReturnListed).state]).toEqual([200, 'accepted'])
    const [line] = begun.lines
    const { json } = await own.ask(`/indicators/${line?.indicator ?? ''}/observations?period=q3-2008-09`)
    expect(json).toMatchObject({
      items: [{ value: line?.last, revision: 1, signedBy: 'Corporate Performance Manager' }],
      next: null,
    })
  })

  it('takes a question only with words, and a line only of its own', async () => {
    const { id, version } = await returnOf('q2-2008-09', 'ict-services')
    const wordless = await team.ask(`/returns/${id}/reopen`, post({}, { 'if-match': `"${version}"` }))
    expect(wordless.status).toBe(422)
    expect(wordless.json).toMatchObject({ findings: [{ field: 'comment', code: 'reopen-reason-missing' }] })
    const open = await returnOf('q3-2008-09')
    const foreign = await collator.ask(
      `/returns/${open.id}`,
      patch({ lines: [{ indicator: 'NI16', typed: '1' }] }, { 'if-match': `"${open.version}"` }),
    )
    expect(foreign.json).toMatchObject({
      status: 422,
      findings: [{ field: 'lines[0].indicator', code: 'indicator-unknown' }],
    })
  })
})

describe('figures by program', () => {
  it('come in with findings by the key they are about, all or nothing', async () => {
    const body = {
      source: 'Test',
      values: [
        { area: 'E06000006', period: 'Q2 2008/09', value: '36.9' },
        { area: 'E99', period: 'Q5 2008/09', value: 'much' },
      ],
    }
    const before = await recorded()
    const refused = await team.ask(observations, post(body))
    expect(refused.status).toBe(422)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(refused.json).toMatchObject({
      type: 'urn:problem-type:throughline:file-has-problems',
      status: 422,
      code: 'file-has-problems',
      findings: [
        { field: 'values[1].area', code: 'area-unknown' },
        { field: 'values[1].period', code: 'period-unreadable' },
        { field: 'values[1].value', code: 'not-a-number' },
      ],
    })
    expect(await recorded()).toBe(before)
    const partial = await team.ask(observations, post({ ...body, partial: true }))
    expect(partial.json).toMatchObject({ rows: 2, revised: 1, saved: true })
    expect((partial.json as { findings: object[] }).findings).toHaveLength(3)
  })

  it('keep every digit, and a second time change nothing', async () => {
    const exact = figure('36.9000000001')
    expect((await team.ask(observations, post(exact))).json).toMatchObject({ revised: 1 })
    expect((await team.ask(observations, post(exact))).json).toMatchObject({ unchanged: 1, saved: false })
    const { json } = await team.ask(`${observations}?period=q2-2008-09&area=E06000006`)
    expect(json).toMatchObject({ items: [{ value: '36.9000000001' }] })
  })

  it('are only tried in a dry run', async () => {
    const before = await recorded()
    const { json } = await team.ask(observations, post({ ...figure('39.9'), dryRun: true }))
    expect(json).toMatchObject({ revised: 1, saved: false })
    expect(await recorded()).toBe(before)
  })
})
