import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from './csv-tables.ts'
import { writeCsv } from './csv.ts'
import { render } from './render.action.ts'
import { sampleReport } from './testing/sample-report.ts'
import type { PaperTree } from './tree.ts'

describe('writeCsv', () => {
  it('follows RFC 4180: CRLF after every record, quotes doubled, and only where needed', () => {
    expect(
      writeCsv([
        ['a', 'b'],
        ['say "hi"', 'one, two'],
        ['line\nbreak', null],
      ]),
    ).toBe('a,b\r\n"say ""hi""","one, two"\r\n"line\nbreak",\r\n')
  })

  // The openings that the OWASP page "CSV Injection" names, and ways round them.
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '=cmd|calc!A0',
    '＝1+1',
    '\u00a0=1',
  ])('writes the text %j so that no spreadsheet works it out', (text) => {
    const [[cell = ''] = []] = parse(writeCsv([[text]]))
    expect(cell).toBe(`'${text}`)
  })

  it('leaves numbers numbers, the negative ones too', () => {
    expect(writeCsv([[-3.2, 0, 1250, Number.NaN]])).toBe('-3.2,0,1250,\r\n')
  })

  it('leaves words with those signs inside alone', () => {
    expect(writeCsv([['a=b', 'x@y', 'NI 192 - waste', '−3.2']])).toBe('a=b,x@y,NI 192 - waste,−3.2\r\n')
  })

  it('drops what no file may hold', () => {
    expect(writeCsv([['a\u0000b\ud800']])).toBe('ab\r\n')
  })

  it('is read back by another reader as it was written, and never as a formula', () => {
    const rows = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), {
      minLength: 1,
    })
    fc.assert(
      fc.property(rows, (written) => {
        const read = parse(writeCsv([['head', 'head'], ...written]))
        read.slice(1).forEach((row, i) =>
          row.forEach((cell, j) => {
            expect(cell).not.toMatch(/^[=+\-@]/)
            expect(cell.replace(/^'/, '')).toBe((written[i]?.[j] ?? '').replace(/^'/, ''))
          }),
        )
      }),
    )
  })
})

describe('the tables of a report as CSV', () => {
  it('has the same fields in every line, numbers as numbers and statuses as words', () => {
    const read = parse<Record<string, string>>(csvOf(sampleReport()), { columns: true })
    expect(read).toHaveLength(50)
    expect(read[0]).toMatchObject({ Code: 'M1.1', Target: '34', Status: 'Close to target', Milestone: '' })
    expect(read[30]).toMatchObject({ Table: 'Milestones due this year', Reference: 'S1', Code: '' })
  })

  it('gives the tables behind the figures where a report has no other', () => {
    const report = sampleReport()
    const figures: PaperTree = { ...report, blocks: report.blocks.filter(({ kind }) => kind === 'figure') }
    const read = parse<Record<string, string>>(csvOf(figures), { columns: true })
    expect(read).toHaveLength(60)
    expect(Object.keys(read[0] ?? {})).toEqual([
      'Table',
      'Period',
      'This place (%)',
      'Target (%)',
      'England (%)',
    ])
  })

  it('starts with a byte order mark, so that Excel reads pound signs', async () => {
    expect([...(await render(sampleReport(), 'csv')).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })
})
