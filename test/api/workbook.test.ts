import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { edited } from '../../src/workbooks/testing/edit-workbook.ts'
import { sheetsIn } from '../../src/workbooks/sheets-in.ts'
import { issueWorkbook } from '../../src/workbooks/issue-workbook.action.ts'
import { anActor } from '../worlds/an-actor.ts'
import { done } from '../worlds/builder.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { placeNamed } from '../worlds/posts.ts'
import { programOf, type Program } from '../worlds/program.ts'
import { quarter } from '../../src/kernel/period.ts'

let app: App
let collator: Program
let path: string
let file: Uint8Array

interface Taken {
  figures: number
  attention: { cell: string; field: string; message: string }[]
  ignored: { cell: string; message: string }[]
  return: { state: string; version: number }
}

beforeAll(async () => {
  app = await demonstrationApp()
  const place = await placeNamed(app, 'halton')
  collator = await programOf(app, place, 'Waste Management Collator')
  const query = '/returns?period=q3-2008-09&department=environmental-services'
  const { items } = (await collator.ask(query)).json as { items: { id: number }[] }
  path = `/returns/${items[0]?.id}/workbook`
  const actor = await anActor(app, place.id, 'collator')
  const at = { place, organisationCode: 'environmental-services', period: quarter(2008, 3) }
  file = done(await issueWorkbook(app, actor, at, 'en')).bytes
})

const put = (bytes: Uint8Array, key?: string) =>
  collator.ask(path, {
    method: 'PUT',
    body: { file: Buffer.from(bytes).toString('base64') },
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  })

describe('the workbook of a return, for programs', () => {
  it('is fetched as a file', async () => {
    const { status, headers } = await collator.ask(path)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('spreadsheetml.sheet')
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="halton-environmental-services-q3-2008-09.xlsx"',
    )
    const read = await sheetsIn(file)
    expect('sheets' in read && read.sheets.map(({ name }) => name)).toContain('Return')
  })

  it('is taken as a draft, told cell by cell, and answered alike when it is sent twice with one key', async () => {
    const filled = edited(file, { G6: { text: 'many' }, G7: { number: 33.1 }, E6: { number: 1 } })
    const first = await put(filled, 'once')
    expect(first.status).toBe(200)
    const taken = first.json as Taken
    expect(taken).toMatchObject({ figures: 2, return: { state: 'draft' } })
    expect(taken.attention.find(({ cell }) => cell === 'Return!G6')?.message).toMatch(/must be a number/)
    expect(taken.ignored.map(({ cell }) => cell)).toEqual(['Return!E6'])
    expect(taken.ignored[0]?.message).toMatch(/ignored\.$/)
    expect(first.headers.get('etag')).toBe(`"${taken.return.version}"`)
    const again = await put(filled, 'once')
    expect([again.status, again.text]).toEqual([200, first.text])
    expect((await put(filled)).json).toMatchObject({ figures: 0, return: { version: taken.return.version } })
  })

  it('is refused with one finding where it is not the one', async () => {
    const refused = await put(Buffer.from('Code,Figure'))
    expect(refused.status).toBe(422)
    expect(refused.json).toMatchObject({ findings: [{ field: 'file', code: 'workbook-broken' }] })
    expect((await collator.ask(path, { method: 'PUT', body: { file: 'not base64!' } })).status).toBe(422)
    expect((await collator.ask('/returns/999999/workbook')).status).toBe(404)
  })
})
