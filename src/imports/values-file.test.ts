import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readValuesFile, valueColumns } from './values-file.ts'
import { importWords } from './words.ts'

const heading = 'indicator_code,area_code,period,value,comment'
const told = (text: string): string[] =>
  readValuesFile(text).findings.map(
    ({ line, field, code, severity }) => `${line} ${field} ${code} ${severity}`,
  )
const linesOf = (text: string): number[] => readValuesFile(text).rows.map(({ line }) => line)

describe('the heading of a file of values', () => {
  it('may be in any order and case, with spaces or hyphens for underscores', () => {
    const { rows, findings } = readValuesFile(
      'Value, PERIOD ,Area code,Indicator-Code\n38.2,2008/09,E1,NI192',
    )
    expect(findings).toEqual([])
    expect(rows).toEqual([
      { line: 2, cells: { value: '38.2', period: '2008/09', area_code: 'E1', indicator_code: 'NI192' } },
    ])
  })

  const faults: readonly (readonly [string, string, readonly string[]])[] = [
    ['an empty file', '', ['1  no-rows error']],
    ['a heading alone', heading, ['1  no-rows error']],
    ['blank lines alone', '\n\n\r\n', ['1  no-rows error']],
    ['a missing column', 'indicator_code,area_code,period\na,b,c', ['1 value column-missing error']],
    ['a column that is there twice', `${heading},value\na,b,c,1,,2`, ['1 value column-twice error']],
    ['a column that is not known', `${heading},colour\na,b,c,1,,red`, ['1 colour column-unknown note']],
    ['too few cells', `${heading}\na,b,c,1,\na,b,c\na,b,c,1,`, ['3  cells-uneven error']],
    ['too many cells', `${heading}\na,b,c,1,000,x`, ['2  cells-uneven error']],
    ['semicolons for commas', `${heading.replaceAll(',', ';')}\na;b;c;1;`, ['1  other-separator error']],
    ['tabs for commas', `${heading.replaceAll(',', '\t')}\na\tb\tc\t1\t`, ['1  other-separator error']],
    ['a quote within a cell', `${heading}\na,b,c,1,\na,b,c,1,5" pipe`, ['3  quotes-astray error']],
    ['a quote that is never closed', `${heading}\na,b,c,1,"x\na,b,c,1,`, ['2  quotes-astray error']],
    ['a sheet saved as something else', 'PK\u0003\u0004\u0000\u0000', ['1  not-csv error']],
    ['NUL in a cell', `${heading}\na,b,c,1\u0000,`, ['1  not-csv error']],
  ]
  it.each(faults)('tells %s', (_, text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  it('reads on past a column that is not known', () => {
    expect(readValuesFile(`colour,${heading}\nred,a,b,c,1,`).rows[0]?.cells).toEqual({
      indicator_code: 'a',
      area_code: 'b',
      period: 'c',
      value: '1',
      comment: '',
    })
  })

  it('has a sentence for each fault that says what to do', () => {
    const { findings } = importWords('en')
    expect(findings['other-separator']({ separator: 'semicolons' })).toBe(
      'The columns are separated by semicolons. Save the sheet as "CSV UTF-8 (comma delimited)" and send that file.',
    )
    expect(findings['column-missing']({ column: 'period' })).toContain('"period"')
  })
})

describe('the line of a row', () => {
  const text = [
    heading, // 1
    'a,b,c,1,one',
    '',
    '',
    'a,b,c,1,"two lines, the first', // 5
    'and the second"',
    'a,b,c,1,"a quote: ""so"""', // 7
    '',
    'a,b,c,1,"',
    '',
    'three"', // 11
    'a,b,c,1,four',
    '',
  ]
  const expected = [2, 5, 7, 9, 12]

  it.each([
    ['line feeds', '\n'],
    ['carriage return and line feed', '\r\n'],
    ['carriage returns', '\r'],
  ])('is the one an editor shows: %s', (_, lineEnd) => {
    expect(linesOf(text.join(lineEnd))).toEqual(expected)
    expect(linesOf(`\ufeff${text.join(lineEnd)}`)).toEqual(expected)
  })

  it('counts bytes of letters outside ASCII right', () => {
    expect(linesOf(`${heading}\na,b,c,1,Ŵŷ 👪\na,b,c,1,–`)).toEqual([2, 3])
  })

  it('is told for a fault as well', () => {
    const broken = [...text.slice(0, 12), 'a,b,c,1,5" pipe'].join('\r\n')
    expect(told(broken)).toEqual(['13  quotes-astray error'])
  })
})

describe('cells', () => {
  it('may be of any length', () => {
    expect(readValuesFile(`${heading}\na,b,c,1,${'x'.repeat(300_000)}`).rows[0]?.cells.comment).toHaveLength(
      300_000,
    )
  })

  it('keep what is in them: line breaks, quotes, formulas, control characters', () => {
    const hostile = [
      '=cmd()|x',
      '@SUM(A1)',
      '+1',
      '-',
      '<b>',
      '\u0007\u001b',
      'a\r\nb',
      '"',
      "'; drop table",
      'ⅷ',
    ]
    const quoted = hostile.map((cell) => `a,b,c,1,"${cell.replaceAll('"', '""')}"`)
    const { rows, findings } = readValuesFile([heading, ...quoted].join('\n'))
    expect(findings).toEqual([])
    expect(rows.map(({ cells }) => cells.comment)).toEqual(hostile)
  })

  it('lose only half characters, which no file can hold', () => {
    expect(readValuesFile(`${heading}\na,b,c,1,x\ud800y`).rows[0]?.cells.comment).toBe('x\ufffdy')
  })

  it('come back as they were written, whatever they hold', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\u0000', '').trim())
    const row = fc.tuple(...valueColumns.map(() => cell))
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        (table, lineEnd) => {
          const lines = table.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
          const { rows, findings } = readValuesFile([valueColumns.join(','), ...lines].join(lineEnd))
          expect(findings).toEqual([])
          expect(rows.map(({ cells }) => valueColumns.map((column) => cells[column]))).toEqual(table)
        },
      ),
      { numRuns: 200, seed: 20081114 },
    )
  })
})
