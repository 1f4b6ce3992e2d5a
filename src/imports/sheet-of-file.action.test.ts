import { zipSync, unzipSync, strToU8 } from 'fflate'
import { writeXlsx, type CellValue } from 'hucre'
import { describe, expect, it } from 'vitest'
import { checkWorkbook, workbookLimits } from '../files/check-workbook.ts'
import { findingText } from './finding-text.ts'
import { readWorkbook } from '../files/read-workbook.action.ts'
import { sheetAsText } from '../files/sheet-as-text.ts'
import { sheetOfFile } from '../files/sheet-of-file.action.ts'
import { readValuesFile } from './values-file.ts'

const heading = ['indicator_code', 'area_code', 'period', 'value']
const workbook = (rows: CellValue[][]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: 'Quarter 2', rows: [heading, ...rows] }] })
const good = () => workbook([['NI192', 'E06000006', '2008/09 Q2', 38.2]])

/** The workbook with one part more, or with one replaced. */
const withPart = async (name: string, content: Uint8Array): Promise<Uint8Array> =>
  zipSync({ ...unzipSync(await good()), [name]: content }, { level: 1 })

describe('a workbook', () => {
  it('is read as its first visible sheet, line by line and to the last figure', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Lists', hidden: true, rows: [['x']] },
        {
          name: 'Quarter 2',
          rows: [heading, ['NI192', 'E06000006', '2008/09 Q2', 0.1 + 0.2], [], ['NI1', 'E1', 'a, "b"', 1e-7]],
        },
      ],
    })
    const read = await readWorkbook(bytes)
    expect(read).toMatchObject({ sheet: 'Quarter 2', notes: [] })
    const { rows, findings } = readValuesFile('content' in read ? read.content : '')
    expect(findings).toEqual([])
    expect(rows).toMatchObject([
      { line: 2, cells: { value: '0.3' } },
      { line: 4, cells: { period: 'a, "b"', value: '0.0000001' } },
    ])
  })

  it('tells of dates, numbers as text and formulas as text, each by its cell', async () => {
    const read = await readWorkbook(
      await workbook([
        ['NI192', 'E06000006', new Date('2008-09-30T00:00:00Z'), '38.2'],
        ['NI193', 'E06000006', '2008/09 Q2', '=A1+B1'],
      ]),
    )
    const notes = 'notes' in read ? read.notes : []
    expect(notes.map(({ code, args }) => `${args.cell} ${code}`)).toEqual([
      'C2 cell-date',
      'D2 cell-number-as-text',
      'D3 cell-formula-text',
    ])
    for (const { code, args } of notes)
      expect(findingText('en', code, args)).toMatch(/^Cell [A-Z]\d+ .{20,}[.]$/)
  })

  it('gives the saved result of a formula and never works it out', () => {
    const cell = (value: string | number | null, isFormula = false) => ({ value, isFormula })
    const rows = [heading.map((name) => cell(name)), ['NI1', 'E1', '2008/09'].map((one) => cell(one)), []]
    const told = (value: number | null) =>
      sheetAsText([rows[0] ?? [], [...(rows[1] ?? []), cell(value, true)]]).notes.map(
        ({ code, severity }) => `${code} ${severity}`,
      )
    expect(told(12)).toEqual(['cell-formula note'])
    expect(told(null)).toEqual(['cell-formula-empty note'])
  })
})

describe('a file that is not opened', () => {
  it.each([
    ['macros', 'workbook-macros', () => withPart('xl/vbaProject.bin', strToU8('x'))],
    [
      'a password',
      'workbook-locked',
      () =>
        writeXlsx({
          sheets: [{ name: 'a', rows: [heading] }],
          encryption: { password: 'secret', spinCount: 1 },
        }),
    ],
    ['the old .xls kind', 'workbook-locked', async () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    ['a bomb in one part', 'workbook-bomb', () => withPart('xl/media/a.xml', new Uint8Array(110_000_000))],
    [
      'entities that multiply',
      'workbook-bomb',
      () =>
        withPart(
          'xl/worksheets/sheet1.xml',
          strToU8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><x/>'),
        ),
    ],
    ['a zip of something else', 'workbook-broken', async () => zipSync({ 'a.txt': strToU8('a') })],
    ['half a workbook', 'workbook-broken', async () => (await good()).subarray(0, 900)],
    ['a sheet that is none', 'workbook-broken', () => withPart('xl/workbook.xml', strToU8('<workbook'))],
  ] as const)('with %s: one sentence', async (_, why, make) => {
    const read = await sheetOfFile(await make())
    expect(read).toEqual({ unread: why })
    expect(findingText('en', why)).toMatch(/^[A-Z].{20,}[.]$/)
  })

  it('has too many parts, or too much in all of them together', async () => {
    const bytes = await good()
    expect(checkWorkbook(bytes, workbookLimits)).toBeNull()
    expect(checkWorkbook(bytes, { ...workbookLimits, parts: 2 })).toBe('workbook-bomb')
    expect(checkWorkbook(bytes, { ...workbookLimits, bytes: 500 })).toBe('workbook-bomb')
  })

  it('is a picture, or text of another kind than it says', async () => {
    expect(await sheetOfFile(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]))).toEqual({
      unread: 'not-csv',
    })
  })
})
