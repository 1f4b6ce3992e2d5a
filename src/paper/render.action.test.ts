import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { elementsOf, readXml, textOf, type XmlElement } from '../charts/testing/read-xml.ts'
import { formats } from './formats.ts'
import { render } from './render.action.ts'
import { partsOf, xmlPart } from './testing/read-docx.ts'
import { inRole, readPdf } from './testing/read-pdf.ts'
import { readWorkbookFile, shownNumber } from './testing/read-xlsx.ts'
import { sampleReport } from './testing/sample-report.ts'
import { blocksIn, cellText, type TableBlock } from './tree.ts'

const report = sampleReport(4)
const tables = [...blocksIn(report.blocks)].filter((block) => block.kind === 'table')
const figures = [...blocksIn(report.blocks)].filter((block) => block.kind === 'figure')

/** Every line of every table as its words, the tables behind the charts last. */
const expected: readonly (readonly string[])[] = [
  ...tables.flatMap(({ rows }) => rows.map((row) => row.map(cellText))),
  ...figures.flatMap(({ figure }) => figure.table.rows),
]
const isStatus = (text: string): boolean => statuses.has(text)
const statuses = new Set(
  tables.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row.flatMap((cell) => (typeof cell === 'object' && cell.kind === 'status' ? cell.word : [])),
    ),
  ),
)

/** Where eyes see a shape and a letter before the word of a status, the word is what counts. */
function withoutMark(text: string): string {
  const plain = text.replaceAll('\u00a0', ' ').trim()
  return [...statuses].find((word) => plain.endsWith(word)) ?? plain
}

const rowsOf = (root: XmlElement, row: string, cells: readonly string[]): string[][] =>
  elementsOf(root, row)
    .map(({ children }) =>
      children.flatMap((child) =>
        typeof child !== 'string' && cells.includes(child.name) ? [textOf(child)] : [],
      ),
    )
    .map((texts) => texts.map(withoutMark))

/** How each format is read back as lines of words, heading rows left out. */
const readers = {
  html: async (file: Uint8Array) => {
    const page = Buffer.from(file)
      .toString()
      .replace('<!doctype html>', '')
      .replace(/<meta([^>]*)>/g, '<meta$1/>')
    const bodies = elementsOf(readXml(page), 'tbody').map((body) => rowsOf(body, 'tr', ['th', 'td']))
    // On a page the table behind a chart stands with the chart.
    const rank = (rows: string[][]): number =>
      tables.some(({ rows: own }) => own.length === rows.length) ? 0 : 1
    return bodies.toSorted((a, b) => rank(a) - rank(b)).flat()
  },
  docx: async (file: Uint8Array) => {
    const body = xmlPart(await partsOf(file), 'word/document.xml')
    return elementsOf(body, 'w:tbl').flatMap((table) => rowsOf(table, 'w:tr', ['w:tc']).slice(1))
  },
  pdf: async (file: Uint8Array) =>
    inRole(readPdf(file).root, 'TR')
      .filter((row) => inRole(row, 'TH').length === 0)
      .map((row) => inRole(row, 'TD').map(({ text }) => withoutMark(text))),
  xlsx: async (file: Uint8Array) => {
    const { sheets } = await readWorkbookFile(file)
    return sheets.slice(1).flatMap(({ cells, xml }) =>
      elementsOf(xml, 'row')
        .slice(3)
        .map(({ children }) =>
          children.flatMap((child) => {
            if (typeof child === 'string') return []
            const cell = cells.get(child.attributes.r ?? '')
            if (!cell) return ['']
            return [typeof cell.value === 'number' ? shownNumber(cell.value, cell.format) : cell.value]
          }),
        ),
    )
  },
}

describe('a report in every format', () => {
  const files = new Map<string, Uint8Array>()
  beforeAll(async () => {
    for (const format of Object.keys(formats) as (keyof typeof formats)[])
      files.set(format, await render(report, format))
  })
  const fileOf = (format: string): Uint8Array => files.get(format) ?? new Uint8Array()

  it.each(Object.entries(readers))(
    '%s holds every line of every table, word for word',
    async (format, read) => {
      expect(expected.length).toBe(30 + 20 + 6 * 10)
      expect(expected.flat().some(isStatus)).toBe(true)
      const squeezed = (rows: readonly (readonly string[])[]): string[][] =>
        rows.map((row) => row.map((text) => text.replace(/[\s\u200b]+/g, ' ').trim()))
      expect(squeezed(await read(fileOf(format)))).toEqual(squeezed(expected))
    },
  )

  it('csv holds the same figures as numbers, days and words', () => {
    const [head = [], ...lines] = parse(Buffer.from(fileOf('csv').slice(3)).toString())
    const byLabel = ({ caption, columns, rows }: TableBlock): (string | undefined)[][] =>
      rows.map((row) => [caption, ...columns.map((_, i) => valueText(row[i] ?? ''))])
    const written = lines.map((line, i) => {
      const table = tables.find(({ caption }) => caption === line[0])
      if (!table) throw new Error(`line ${i} is of no table`)
      return [line[0], ...table.columns.map(({ label }) => line[head.indexOf(label)])]
    })
    expect(written).toEqual(tables.flatMap(byLabel))
  })

  it.each(['html', 'docx', 'pdf', 'xlsx'])(
    '%s says whose it is, what, as at when, and what the marks mean',
    async (format) => {
      const words = [
        report.title,
        report.place,
        report.asAt,
        report.subtitle ?? '',
        'Key to marks',
        'provisional',
      ]
      const text = await textIn(format, fileOf(format))
      for (const word of words) expect(text).toContain(word)
    },
  )
})

function valueText(cell: TableBlock['rows'][number][number]): string {
  const value = typeof cell === 'object' && 'value' in cell ? cell.value : undefined
  return String(value ?? cellText(cell))
}

async function textIn(format: string, file: Uint8Array): Promise<string> {
  if (format === 'html') return Buffer.from(file).toString()
  if (format === 'pdf')
    return readPdf(file)
      .pages.map(({ printed }) => printed)
      .join('\n')
  const parts = await partsOf(file)
  const part = format === 'docx' ? 'word/document.xml' : 'xl/sharedStrings.xml'
  return textOf(xmlPart(parts, part))
}
