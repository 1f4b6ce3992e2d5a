import { beforeAll, describe, expect, it } from 'vitest'
import { elementsOf } from '../charts/testing/read-xml.ts'
import { columnLetters } from '../kernel/column-letters.ts'
import { readWorkbookFile } from '../paper/testing/read-xlsx.ts'
import { columns, type Column } from './columns.ts'
import type { ReturnRead } from './read-return.ts'
import { sheetsIn } from './sheets-in.ts'
import { edited } from './testing/edit-workbook.ts'
import {
  filtered,
  formatted,
  hasCalc,
  inCalc,
  movedTo,
  separated,
  sorted,
  typed,
  unprotected,
} from '../paper/testing/in-calc.ts'
import { issuedParts } from './testing/issued-parts.ts'
import { readBack } from './testing/read-back.ts'
import { workbookFile } from './workbook-file.ts'

// The first line stands in row 6, the key issues in B3.
const at = (column: Column, row: number): string => `${columnLetters(columns.indexOf(column))}${row}`
const last = columnLetters(columns.length - 1)
const table = `A5:${last}9`
const hostile = {
  last: 'Q1 2008/09 37.4%\nQ2 2008/09 38.1%',
  reason: '=1+1',
  cause: '_x0041_ <b>&amp;</b> ]]>',
  action: '\u05d0\u05d1\u202e right to left',
  forecast: 'w'.repeat(10_000),
}
const parts = issuedParts(
  [
    { code: 'NI192', title: '#N/A', typed: '38.2', ...hostile },
    {
      code: 'NI193',
      title: '=HYPERLINK("x")',
      typed: '38.20',
      answer: 'Not due',
      cause: 'TRUE',
      action: '1e3',
    },
    { code: '007', title: 'Bins, "late"', reason: ' 12.50 '.trim(), forecast: '2008-11-14' },
    { code: '12', title: 'Household waste' },
  ],
  { keyIssues: 'Snow\nin December; the "depot" closed' },
)
const file = await workbookFile(parts, '2008-10-01T00:00:00Z')

const jobs = {
  untouched: { file },
  filled: {
    file: edited(file, {
      B3: { text: 'A hard quarter.\nFloods.' },
      [at('typed', 6)]: { number: 0.1 + 0.2 },
      [at('typed', 7)]: { percent: 0.415 },
      [at('typed', 8)]: { number: 1_234_567_890_123_456 },
      [at('answer', 9)]: { text: 'Not available yet' },
      [at('cause', 9)]: { text: '=cmd|calc!A0' },
      [at('forecast', 9)]: { text: 'x'.repeat(10_000) },
    }),
  },
  typed: {
    file,
    steps: [
      typed(at('typed', 6), '1,234'),
      typed(at('typed', 7), '38.2%'),
      typed(at('typed', 8), '3/11/2008'),
      typed(at('typed', 9), '=30+8.2'),
      typed(at('reason', 9), '=1+1'),
      typed(at('cause', 9), '3/11'),
      typed(at('action', 9), '0012'),
      typed(at('forecast', 9), "'quoted"),
      typed(at('answer', 9), 'Not due'),
    ],
  },
  broken: {
    file,
    steps: [
      typed(at('typed', 6), '38,2'),
      typed(at('typed', 7), '=1/0'),
      typed(at('typed', 8), '=NOSUCH(1)'),
      typed(at('typed', 9), 'about a third'),
    ],
  },
  turned: {
    file,
    steps: [
      unprotected,
      formatted(`${at('typed', 6)}:${at('typed', 9)}`, '@'),
      typed(at('typed', 6), '41.5'),
      formatted(at('typed', 7), '0.0%'),
      typed(at('typed', 7), '41.5%'),
      formatted(at('typed', 8), 'YYYY-MM-DD'),
      typed(at('typed', 8), '41.5'),
    ],
  },
  locked: {
    file,
    steps: [typed(at('target', 6), '99'), typed(at('code', 6), 'NI999'), typed(at('typed', 6), '39')],
  },
  altered: { file, steps: [unprotected, typed(at('target', 6), '99'), typed(at('typed', 6), '39')] },
  sorted: {
    file,
    steps: [
      typed(at('typed', 6), '39'),
      typed(at('typed', 9), '40'),
      unprotected,
      sorted(table, 1),
      filtered(table, 0, '12'),
    ],
  },
  moved: {
    file,
    steps: [
      typed(at('typed', 6), '39'),
      typed(at('cause', 9), 'Bins'),
      unprotected,
      separated(`B3:${last}3`),
      movedTo(`${at('typed', 5)}:${at('typed', 9)}`, 'X5'),
      movedTo('A5:A9', 'Z5'),
    ],
  },
  ods: { file, as: 'ods' },
  old: { file, as: 'xls' },
} as const

describe.skipIf(!hasCalc())(
  'the workbook of a return in LibreOffice Calc (skipped where there is none)',
  () => {
    let saved: Record<keyof typeof jobs, Uint8Array>
    beforeAll(() => {
      saved = inCalc(jobs)
    }, 300_000)

    const told = (of: ReturnRead['found']): string[] => of.map(({ cell, code }) => `${cell} ${code}`)
    const changed = async (name: keyof typeof jobs) => {
      const { lines, ...read } = await readBack(parts, saved[name])
      return { ...read, lines: Object.fromEntries(lines.map(({ code, changes }) => [code, changes])) }
    }

    it('is opened and saved with nothing changed, whatever its words', async () => {
      expect(await changed('untouched')).toMatchObject({
        lines: {},
        keyIssues: undefined,
        found: [],
        ignored: [],
      })
    })

    it('keeps its protection, its open cells, its filter, its lists and its hidden sheet', async () => {
      const { sheets, parts: files } = await readWorkbookFile(saved.untouched)
      const xml = sheets[0]?.xml
      if (!xml) throw new Error('there is no sheet')
      expect(elementsOf(xml, 'sheetProtection').map(({ attributes }) => attributes.sheet)).toEqual(['true'])
      expect(elementsOf(xml, 'autoFilter').map(({ attributes }) => attributes.ref)).toEqual([table])
      const issued = (await readWorkbookFile(file)).sheets[0]?.xml ?? fail()
      const rules = elementsOf(issued, 'dataValidation').map(({ attributes }) => attributes.sqref)
      expect(elementsOf(xml, 'dataValidation').map(({ attributes }) => attributes.sqref)).toEqual(rules)
      expect(sheets.map(({ name }) => name)).toEqual(['Return', 'How to fill this in', 'Throughline'])
      expect(files.get('xl/workbook.xml')?.toString()).toMatch(/name="Throughline"[^>]*state="hidden"/)
    })

    it('brings back what was filled in, exactly', async () => {
      const { lines, keyIssues, found, ignored } = await changed('filled')
      expect(keyIssues).toBe('A hard quarter.\nFloods.')
      expect(lines).toEqual({
        NI192: { typed: '0.3' },
        NI193: { typed: '41.5' },
        '007': { typed: '1234567890123460' },
        '12': { answer: 'not-available', cause: '=cmd|calc!A0', forecast: 'x'.repeat(10_000) },
      })
      expect(told(found)).toEqual([`Return!${at('typed', 7)} cell-percent`])
      expect(ignored).toEqual([])
    })

    it('reads what was typed as Calc understood it, and says where that is something else', async () => {
      const { lines, found } = await changed('typed')
      expect(lines).toEqual({
        NI192: { typed: '1234' },
        NI193: { typed: '38.2' },
        '007': { typed: '2008-03-11' },
        '12': {
          typed: '38.2',
          answer: 'not-due',
          reason: '=1+1',
          cause: '3/11',
          action: '0012',
          forecast: "'quoted",
        },
      })
      expect(told(found)).toEqual([
        `Return!${at('typed', 7)} cell-percent`,
        `Return!${at('typed', 8)} cell-date`,
        `Return!${at('typed', 9)} cell-formula`,
      ])
    })

    it('keeps what is no figure as it stands, told by its cell', async () => {
      const { lines, found } = await changed('broken')
      expect(lines).toEqual({
        NI192: { typed: '38,2' },
        NI193: { typed: '#DIV/0!' },
        '007': { typed: '#NAME?' },
        '12': { typed: 'about a third' },
      })
      expect(told(found)).toEqual([
        `Return!${at('typed', 6)} cell-decimal-comma`,
        `Return!${at('typed', 7)} cell-error`,
        `Return!${at('typed', 8)} cell-error`,
      ])
    })

    it('is read through cells that were turned to text, to percentages and to dates', async () => {
      const { lines, found } = await changed('turned')
      expect(lines).toMatchObject({ NI192: { typed: '41.5' }, NI193: { typed: '41.5' } })
      expect(told(found)).toEqual([
        `Return!${at('typed', 6)} cell-number-as-text`,
        `Return!${at('typed', 7)} cell-percent`,
        `Return!${at('typed', 8)} cell-date`,
      ])
    })

    it('lets nobody type into a locked cell', async () => {
      expect(await changed('locked')).toMatchObject({
        lines: { NI192: { typed: '39' } },
        ignored: [],
        found: [],
      })
    })

    it('tells of a locked cell that was altered after the protection was taken off', async () => {
      const { lines, ignored } = await changed('altered')
      expect(told(ignored)).toEqual([`Return!${at('target', 6)} prefill-altered`])
      expect(lines).toEqual({ NI192: { typed: '39' } })
    })

    it('survives sorting, and a filter drops no row that it hides', async () => {
      const { lines, ignored, found, cellOf } = await changed('sorted')
      expect(lines).toEqual({ NI192: { typed: '39' }, '12': { typed: '40' } })
      expect([...ignored, ...found]).toEqual([])
      expect(cellOf.get('NI192.typed')).not.toBe(`Return!${at('typed', 6)}`)
      const rows = elementsOf((await readWorkbookFile(saved.sorted)).sheets[0]?.xml ?? fail(), 'row')
      expect(rows.filter(({ attributes }) => attributes.hidden === 'true')).toHaveLength(3)
    })

    it('finds columns that were moved', async () => {
      const { lines, ignored, cellOf } = await changed('moved')
      expect(lines).toEqual({ NI192: { typed: '39' }, '12': { cause: 'Bins' } })
      expect(ignored).toEqual([])
      expect(cellOf.get('NI192.typed')).toBe('Return!X6')
    })

    it('is refused as a file of another kind, whatever its name', async () => {
      expect(await sheetsIn(saved.ods)).toEqual({ unread: 'workbook-broken' })
      expect(await sheetsIn(saved.old)).toEqual({ unread: 'workbook-locked' })
    })
  },
)

function fail(): never {
  throw new Error('there is no sheet')
}
