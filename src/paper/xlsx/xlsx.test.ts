import { beforeAll, describe, expect, it } from 'vitest'
import { elementsOf, readXml, textOf } from '../../charts/testing/read-xml.ts'
import { targetsOf, xmlPart } from '../testing/read-docx.ts'
import { readWorkbookFile, type CellRead, type SheetRead, type WorkbookRead } from '../testing/read-xlsx.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { outOfOrder } from '../testing/sheet-order.ts'
import type { PaperTree } from '../tree.ts'
import { xlsxFile } from './xlsx.ts'

const report = sampleReport()
let file: Uint8Array
let book: WorkbookRead
beforeAll(async () => {
  file = await xlsxFile(report)
  book = await readWorkbookFile(file)
})
const sheet = (index: number, from = book): SheetRead => {
  const found = from.sheets[index]
  if (!found) throw new Error(`no sheet ${index}`)
  return found
}
const cell = (index: number, at: string, from = book): CellRead => {
  const found = sheet(index, from).cells.get(at)
  if (!found) throw new Error(`no cell ${at}`)
  return found
}

describe('a report in Excel', () => {
  it('is made of well-formed parts whose references all lead somewhere', () => {
    for (const [path, bytes] of book.parts) {
      const text = bytes.toString('utf8')
      readXml(text)
      if (path.endsWith('.rels')) continue
      const targets = targetsOf(book.parts, path)
      for (const [, id = ''] of text.matchAll(/\br:id="([^"]*)"/g))
        expect(targets.has(id), `${id} in ${path}`).toBe(true)
    }
  })

  it('has a sheet that says what the others hold, and one for each table and each chart', () => {
    expect(book.sheets.map(({ name }) => name)).toEqual([
      'About this report',
      'All measures of the department…',
      'Milestones due this year',
      ...[1, 2, 3, 4, 5, 6].map((number) => `Measure ${number} is rising and close…`),
    ])
    const words = [...sheet(0).cells.values()].map(({ value }) => value)
    for (const word of [
      'Quarterly report: department 1',
      'Quarter 2 of 2008/09, July to September 2008',
      'Borough of Exampleton, as at 14 November 2008',
      'Contents',
      'Key to marks',
      'On target',
      'provisional',
    ])
      expect(words).toContain(word)
    const contents = [...sheet(0).cells.values()].filter(({ link }) => link !== undefined)
    expect(contents.map(({ link }) => link)).toEqual(book.sheets.slice(1).map(({ name }) => `'${name}'!A1`))
  })

  it('holds numbers as numbers, with the decimals and signs of the report in their format', () => {
    expect(cell(1, 'D4')).toMatchObject({ value: 34, isText: false, format: '#,##0.0' })
    expect(cell(3, 'B13')).toMatchObject({ value: 36.7, isText: false, format: '#,##0.0" [p]"' })
    expect(cell(3, 'B8')).toMatchObject({ value: 'Missing', isText: true })
  })

  it('holds days as days', () => {
    // 31 March 2009 is day 39903 of the 1900 system (ECMA-376, §18.17.4).
    expect(cell(2, 'D4')).toMatchObject({ value: 39_903, isText: false, format: 'd mmmm yyyy' })
  })

  it('holds a day that is none, or from before Excel counts, as its words', async () => {
    const days = ['2009-02-31', 'soon', '1850-01-01', '1900-03-01']
    const rows = days.map((value) => [{ kind: 'date' as const, text: `on ${value}`, value }])
    const blocks = [{ kind: 'table' as const, caption: 'c', columns: [{ label: 'l' }], rows }]
    const read = await readWorkbookFile(await xlsxFile({ ...report, blocks }))
    expect(['A4', 'A5', 'A6', 'A7'].map((at) => cell(1, at, read).value)).toEqual([
      ...days.slice(0, 3).map((value) => `on ${value}`),
      // Day 61: the system counts a 29 February 1900 that never was.
      61,
    ])
  })

  it('leads from every figure to its page', () => {
    const links = [...sheet(1).cells.values()].flatMap(({ link }) => link ?? [])
    expect(links).toHaveLength(3 * 30)
    expect(cell(1, 'E33').link).toBe('https://figures.example.gov.uk/exampleton/figures/M1.30')
  })

  it('keeps the heading row in sight, repeats it on paper, and marks the table as one', () => {
    const [pane] = elementsOf(sheet(1).xml, 'pane')
    expect(pane?.attributes).toMatchObject({ ySplit: '3', state: 'frozen', topLeftCell: 'B4' })
    const names = elementsOf(xmlPart(book.parts, 'xl/workbook.xml'), 'definedName')
    expect(names.map(textOf)).toEqual(book.sheets.slice(1).map(({ name }) => `'${name}'!$3:$3`))
    expect(names.map(({ attributes }) => attributes.localSheetId)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ])
    const table = xmlPart(book.parts, 'xl/tables/table1.xml')
    expect(table.attributes.ref).toBe('A3:G33')
    expect(elementsOf(table, 'tableColumn').map(({ attributes }) => attributes.name)).toEqual(
      ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((column) => cell(1, `${column}3`).value),
    )
  })

  it('prints on A4, on its side, as wide as the page, with place, as-at and page numbers', () => {
    for (const { xml } of book.sheets) {
      const [page] = elementsOf(xml, 'pageSetup')
      expect(page?.attributes).toMatchObject({
        paperSize: '9',
        orientation: 'landscape',
        fitToWidth: '1',
        fitToHeight: '0',
      })
      expect(elementsOf(xml, 'oddHeader').map(textOf)).toEqual([
        '&LBorough of Exampleton&Ras at 14 November 2008',
      ])
      expect(elementsOf(xml, 'oddFooter').map(textOf)).toEqual([
        '&LQuarterly report: department 1&RPage &P of &N',
      ])
    }
  })

  it('keeps the order of its elements that Excel insists on', () => {
    expect(outOfOrder(book)).toEqual([])
  })

  it('takes its language and its dates from the report and never from the clock', () => {
    const core = xmlPart(book.parts, 'docProps/core.xml')
    const said = (name: string): string[] => elementsOf(core, name).map(textOf)
    expect(said('dc:language')).toEqual(['en-GB'])
    expect(said('dc:title')).toEqual(['Quarterly report: department 1'])
    expect([...said('dcterms:created'), ...said('dcterms:modified')]).toEqual([
      '2008-11-14T17:05:00Z',
      '2008-11-14T17:05:00Z',
    ])
  })

  it('is the same file twice, byte for byte', async () => {
    expect(Buffer.from(await xlsxFile(sampleReport())).equals(file)).toBe(true)
  })
})

describe('a report in Excel with hostile words', () => {
  const words = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '=cmd|calc!A0',
    '#N/A',
    '#REF!',
    '_x0041_',
    '<b>&amp;]]>',
    '\u202eright to left\u202c שלום',
    'x'.repeat(10_000),
  ]
  const one = (change: Partial<PaperTree>): Promise<WorkbookRead> =>
    xlsxFile({ ...report, ...change }).then(readWorkbookFile)

  it('keeps text text, whatever it begins with', async () => {
    const read = await one({
      title: '=1+1 & "so on" &P',
      blocks: [
        {
          kind: 'table',
          caption: '=HYPERLINK("x")',
          columns: [{ label: '=1' }, { label: '=1' }],
          rows: words.map((text) => [text, { kind: 'text', text }]),
        },
      ],
    })
    words.forEach((text, i) => {
      for (const column of ['A', 'B'])
        expect(cell(1, `${column}${i + 4}`, read)).toMatchObject({
          value: text,
          isText: true,
          hasFormula: false,
        })
    })
    expect(cell(0, 'A1', read).value).toBe('=1+1 & "so on" &P')
    expect(elementsOf(sheet(0, read).xml, 'oddFooter').map(textOf)).toEqual([
      '&L=1+1 && "so on" &&P&RPage &P of &N',
    ])
    const columns = elementsOf(xmlPart(read.parts, 'xl/tables/table1.xml'), 'tableColumn')
    expect(columns.map(({ attributes }) => attributes.name)).toEqual(['=1', '=1 (2)'])
    expect(['A3', 'B3'].map((at) => cell(1, at, read).value)).toEqual(['=1', '=1 (2)'])
  })

  it('drops what no file may hold, and cuts what no cell can', async () => {
    const read = await one({
      blocks: [
        {
          kind: 'table',
          caption: 'c',
          columns: [{ label: 'l' }],
          rows: [['a\u0000b\ud800'], ['y'.repeat(40_000)]],
        },
      ],
    })
    expect(cell(1, 'A4', read).value).toBe('ab')
    // Excel's own limit for one cell.
    expect(String(cell(1, 'A5', read).value)).toHaveLength(32_767)
  })

  it('leads nowhere that runs, and nowhere that is no address', async () => {
    const rows = [
      'javascript:alert(1)',
      'https://[half',
      `https://example.org/${'a'.repeat(3_000)}`,
      '/within',
    ].map((href) => [{ kind: 'text' as const, text: 'x', href }])
    const read = await one({ blocks: [{ kind: 'table', caption: 'c', columns: [{ label: 'l' }], rows }] })
    expect([...sheet(1, read).cells.values()].flatMap(({ link }) => link ?? [])).toEqual([])
  })

  it('can be empty, have a table without rows or columns, and tables of one name', async () => {
    expect((await one({ blocks: [], title: '' })).sheets).toHaveLength(1)
    const table = { kind: 'table', caption: 'a/b', columns: [{ label: '' }], rows: [] } as const
    const read = await one({ blocks: [table, table, { ...table, columns: [] }] })
    expect(read.sheets.map(({ name }) => name)).toEqual(['About this report', 'a-b', 'a-b (2)'])
  })
})
