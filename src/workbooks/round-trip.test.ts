import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, entryColumns } from './columns.ts'
import { heldText } from './held-text.ts'
import { edited, moved } from './testing/edit-workbook.ts'
import { issuedParts } from './testing/issued-parts.ts'
import { readBack } from './testing/read-back.ts'
import { workbookFile } from './workbook-file.ts'

const made = '2008-10-01T00:00:00Z'

const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@x',
  '<b>&amp;</b>',
  ']]>',
  '\u05d0\u05d1\u202e\u200f',
  'a\u0000\u0007b',
  '\ud800',
  'w'.repeat(10_000),
  'x'.repeat(40_000),
  '_x000D_',
  '_x0041_',
  '#N/A',
  'TRUE',
  '38.20',
  '007',
  '1e3',
  ' \t\r\n lines \r\n of text \u00a0',
  'Key issues',
  'Code',
  'Figure',
]
const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 40 }))
const line = fc.record({ typed: text, reason: text, cause: text, action: text, forecast: text, title: text })
const codes = ['NI192', 'HBC-1', '12', '007']
const rowsAbove = 5

describe('a round trip', () => {
  it('brings back nothing but what was filled in, whatever the texts and wherever rows and columns went', async () => {
    const order = fc.shuffledSubarray([...Array.from({ length: codes.length + rowsAbove }, (_, i) => i)], {
      minLength: codes.length + rowsAbove,
    })
    const across = fc.shuffledSubarray([...columns.keys()], { minLength: columns.length })
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(line, line, line, line),
        text,
        order,
        across,
        text,
        async (lines, keyIssues, rowTo, columnTo, said) => {
          const parts = issuedParts(
            codes.map((code, i) => ({
              code,
              ...Object.fromEntries(
                Object.entries(lines[i] ?? {}).map(([part, each]) => [part, heldText(each)]),
              ),
            })),
            { keyIssues: heldText(keyIssues) },
          )
          const file = await workbookFile(parts, made)
          const filled = edited(file, { K7: { text: said }, G9: { number: 38.2 } })
          const read = await readBack(
            parts,
            moved(
              filled,
              (row) => rowTo[row] ?? row,
              (column) => columnTo[column] ?? column,
            ),
          )
          const changes = new Map(read.lines.map((each) => [each.code, each.changes]))
          const action = heldText(said)
          expect(changes.get('HBC-1') ?? {}).toEqual(action === heldText(lines[1].action) ? {} : { action })
          expect(changes.get('007') ?? {}).toEqual(
            heldText(lines[3].typed) === '38.2' ? {} : { typed: '38.2' },
          )
          expect([...changes.keys()].every((code) => ['HBC-1', '007'].includes(code))).toBe(true)
          expect(read.keyIssues).toBeUndefined()
          expect(read.ignored).toEqual([])
          expect(read.found).toEqual([])
        },
      ),
      { numRuns: 60, seed: 9 },
    )
  })

  it('finds each box where it was moved to', async () => {
    const parts = issuedParts([{ code: 'NI192' }, { code: 'NI193' }])
    const file = edited(await workbookFile(parts, made), { G6: { text: 'many' } })
    const swapped = moved(
      file,
      (row) => (row === 5 ? 6 : row === 6 ? 5 : row),
      (column) => (column === 6 ? 0 : column === 0 ? 6 : column),
    )
    const { cellOf, lines } = await readBack(parts, swapped)
    expect(lines).toEqual([{ code: 'NI192', changes: { typed: 'many' } }])
    expect(cellOf.get('NI192.typed')).toBe('Return!A7')
    expect(cellOf.get('NI193.typed')).toBe('Return!A6')
    expect(entryColumns.every((column) => cellOf.has(`NI192.${column}`))).toBe(true)
  })
})
