import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import { beforeAll, describe, expect, it } from 'vitest'
import { returnNow, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Issued } from './issued.ts'
import { largestWorkbook, takeWorkbook } from './take-workbook.action.ts'
import { sentenceOf } from './taken-view.ts'
import { aReturnOfThree, atOf, linesOf, sendBack, workbookOf } from './testing/a-filled-return.ts'
import { edited, type CellEdit } from './testing/edit-workbook.ts'
import { issuedParts } from './testing/issued-parts.ts'
import { workbookFile } from './workbook-file.ts'

let app: App
let world: OpenReturn
let good: Uint8Array
beforeAll(async () => {
  app = await quietApp()
  world = await aReturnOfThree(app)
  good = await workbookOf(world)
})

const withPart = (name: string, content: Uint8Array): Uint8Array =>
  zipSync({ ...unzipSync(good), [name]: content }, { level: 1 })

/** A workbook of another return, as that return would have made it. */
async function foreign(more: Partial<Issued>): Promise<Uint8Array> {
  const { place, department } = world
  const own = { place: place.shortName, department: department.code }
  return workbookFile(issuedParts([{ code: 'NI1' }], { ...own, ...more }), '2008-10-01T00:00:00Z')
}

describe('a file that is not the workbook of this return', () => {
  const files: readonly (readonly [string, string, () => Uint8Array | Promise<Uint8Array>, RegExp?])[] = [
    ['nothing at all', 'workbook-empty', () => new Uint8Array()],
    ['a picture', 'workbook-broken', () => Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['comma-separated text', 'workbook-broken', () => Buffer.from('Code,Figure\nNI1,38.2\n')],
    ['a zip of something else', 'workbook-broken', () => zipSync({ 'a.txt': strToU8('a') })],
    ['half a workbook', 'workbook-broken', () => good.subarray(0, 900)],
    ['macros', 'workbook-macros', () => withPart('xl/vbaProject.bin', strToU8('x'))],
    [
      'a password',
      'workbook-locked',
      () =>
        writeXlsx({
          sheets: [{ name: 'a', rows: [['x']] }],
          encryption: { password: 'secret', spinCount: 1 },
        }),
    ],
    ['a bomb', 'workbook-bomb', () => withPart('xl/media/a.xml', new Uint8Array(25_000_000))],
    [
      'entities that multiply',
      'workbook-bomb',
      () => withPart('xl/worksheets/sheet1.xml', strToU8('<!DOCTYPE x [<!ENTITY a "a">]><x/>')),
    ],
    ['more than a form may bring', 'workbook-too-large', () => new Uint8Array(largestWorkbook + 1)],
    [
      'another workbook',
      'workbook-not-ours',
      () => writeXlsx({ sheets: [{ name: 'Return', rows: [['Code', 'Figure']] }] }),
    ],
    ['another format', 'workbook-of-other-format', () => edited(good, { B1: { text: '2' } }, 3)],
    ['a changed hidden sheet', 'workbook-stamp-altered', () => edited(good, { B6: { text: '99' } }, 3)],
    [
      'another place',
      'workbook-of-another',
      async () => workbookOf(await aReturnOfThree(app)),
      /^This is the workbook for .+\. Here belongs the one for .+, Q2 2008\/09\.$/,
    ],
    [
      'another department',
      'workbook-of-another',
      () => foreign({ department: 'parks', title: 'Halton: Parks, Q2 2008/09' }),
      /for Halton: Parks, Q2 2008\/09\. Here/,
    ],
    [
      'another quarter',
      'workbook-of-another',
      () => foreign({ period: 'q1-2008-09', title: 'Halton: Waste, Q1 2008/09' }),
      /for Halton: Waste, Q1 2008\/09\. Here/,
    ],
    [
      'a sheet without its headings',
      'workbook-without-headings',
      () => edited(good, { G5: { text: 'Number' } }),
    ],
    ['a heading twice', 'workbook-heading-twice', () => edited(good, { F5: { text: ' figure ' } })],
  ]
  const plain = /^[A-Z].{20,}[.]$/
  const rows = files.map(([name, code, make, sentence = plain]) => ({ name, code, make, sentence }))
  it.each(rows)('$name: one sentence, and nothing is taken', async ({ code, make, sentence }) => {
    const before = await returnNow(world, world.team)
    const result = await sendBack(world, await make())
    expect(isRefusal(result) && result.findings.map((finding) => finding.code)).toEqual([code])
    const [finding] = isRefusal(result) ? result.findings : []
    expect(finding && sentenceOf(finding, 'en')).toMatch(sentence)
    expect(await returnNow(world, world.team)).toEqual(before)
  })

  it('is no file', async () => {
    const sent = { name: '', bytes: new Uint8Array() }
    const result = await takeWorkbook(app, world.collator, atOf(world), sent)
    expect(isRefusal(result) && result.findings[0]?.code).toBe('workbook-missing')
  })
})

describe('rows and columns that were added, doubled or taken away', () => {
  async function told(edits: Readonly<Record<string, CellEdit>>): Promise<string[]> {
    const taken = done(await sendBack(await aNewOne(), edited(await workbookOf(world), edits)))
    const found = [...taken.attention.filter(({ code }) => code !== 'answer-missing'), ...taken.ignored]
    return found.map(({ cell, code }) => `${cell} ${code}`)
  }
  async function aNewOne(): Promise<OpenReturn> {
    world = await aReturnOfThree(app)
    return world
  }
  it.each([
    [
      'a code that is none',
      { A7: { text: 'NI999' }, G7: { number: 7 } },
      [' row-missing', 'Return!A7 row-unknown'],
    ],
    ['a row without a code', { A7: null, G7: { number: 7 } }, [' row-missing', 'Return!A7 row-without-code']],
    ['a column that is gone', { J5: null, J6: { text: 'x' } }, [' column-missing']],
    [
      'a column of one’s own',
      { J5: { text: 'Notes' }, J6: { text: 'x' } },
      [' column-missing', 'Return!J5 column-unknown'],
    ],
    ['no key issues', { A3: null, B3: { text: 'x' } }, [' column-missing']],
  ] as const)('%s', async (_, edits, expected) => {
    expect(await told(edits)).toEqual(expected)
    expect((await linesOf(world)).map(({ typed, cause }) => typed + cause)).toEqual(['', '', ''])
    expect((await returnNow(world, world.team)).version).toBe(1)
  })

  it('takes nothing for a line that stands there twice', async () => {
    const own = await aNewOne()
    const code = own.indicators[0]?.code ?? ''
    const file = edited(await workbookOf(own), { A7: { text: code }, G6: { number: 38 }, G7: { number: 39 } })
    const taken = done(await sendBack(own, file))
    expect(taken.attention[0]).toMatchObject({
      cell: 'Return!A6',
      code: 'row-twice',
      args: { again: 'Return!A7' },
    })
    expect(taken.ignored).toMatchObject([{ code: 'row-missing' }])
    expect((await linesOf(own)).map(({ typed }) => typed)).toEqual(['', '', ''])
  })
})
