import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvReader, readCsv } from './read-csv.ts'

const cellsOf = (text: string) => readCsv(text).records.map(({ cells }) => cells)

describe('comma-separated values', () => {
  it.each([
    ['', []],
    ['\ufeff', []],
    ['a', [['a']]],
    ['a,', [['a', '']]],
    [',', [['', '']]],
    ['""', [['']]],
    ['a,b\n', [['a', 'b']]],
    ['\ufeffa\r\n\r\nb', [['a'], ['b']]],
    ['a\rb', [['a'], ['b']]],
    ['  \na', [['  '], ['a']]],
    ['"a,""b""\r\nc",d', [['a,"b"\r\nc', 'd']]],
    ['"a\nb"\nc', [['a\nb'], ['c']]],
  ])('%j is %j', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells)
    expect(readCsv(text).strayQuoteIn).toBeNull()
  })

  it.each([
    ['a"b', 1],
    ['x\na,"b" c', 2],
    ['x\n"a\r\nb"\na,"b', 4],
    ['"', 1],
    ['x\n""a', 2],
  ])('%j has a quote astray in line %i', (text, line) => {
    expect(readCsv(text).strayQuoteIn).toBe(line)
  })

  // csv-parse is another reader of the same format.
  it('are read as another program reads them', () => {
    const piece = fc.constantFrom('"', '""', ',', '\n', '\r\n', 'a', 'é👪', ' ', '"x"', '"y,\r\nz"')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        // The other reader settles on one kind of line end for the whole file.
        const text = `h\r\n${pieces.join('').replace(/\r?\n/g, '\r\n')}`
        const { records, strayQuoteIn } = readCsv(text)
        let expected: readonly string[][] | null
        try {
          expected = parse(text, { relax_column_count: true, skip_empty_lines: true, bom: true })
        } catch {
          expected = null
        }
        if (expected === null) expect(strayQuoteIn).not.toBeNull()
        else expect(records.map(({ cells }) => cells)).toEqual(expected)
      }),
      { numRuns: 2000, seed: 4180 },
    )
  })

  it('are the same in whatever pieces they come', () => {
    const piece = fc.constantFrom(
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      '\r',
      'a',
      'é👪',
      '\ufeff',
      '"y,\r\nz"',
      '"\r"',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.nat({ max: 20 }),
        fc.nat({ max: 20 }),
        (all, a, b) => {
          const text = all.join('')
          const reader = new CsvReader()
          const pieces = [text.slice(0, Math.min(a, b)), text.slice(Math.min(a, b), Math.max(a, b))]
          const records = [...pieces, text.slice(Math.max(a, b))].flatMap((one) => reader.read(one))
          records.push(...reader.end())
          expect({ records, strayQuoteIn: reader.strayQuoteIn }).toEqual(readCsv(text))
        },
      ),
      { numRuns: 3000, seed: 4180 },
    )
  })

  it('are read in one go after a quote that is never closed', () => {
    const reader = new CsvReader()
    let read = 0
    for (let i = 0; i < 20_000; i++) read += reader.read(i === 0 ? 'a\n"' : 'x'.repeat(100)).length
    expect([read, reader.end(), reader.strayQuoteIn]).toEqual([1, [], 2])
  })
})
