import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { formats, type PaperFormat } from './formats.ts'
import { render } from './render.action.ts'
import { readTables, readWords } from './testing/read-tables.ts'
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

/** The lines of all tables; on a page the table behind a chart stands with the chart, and not at the end. */
async function linesIn(format: PaperFormat, file: Uint8Array): Promise<readonly (readonly string[])[]> {
  const read = await readTables[format](file)
  const rank = (rows: readonly unknown[]): number =>
    tables.some(({ rows: own }) => own.length === rows.length) ? 0 : 1
  const ordered = format === 'html' ? read.toSorted((a, b) => rank(a) - rank(b)) : read
  return ordered.flat().map((line) => line.map(withoutMark))
}
const printed = ['html', 'docx', 'pdf', 'xlsx'] as const

describe('a report in every format', () => {
  const files = new Map<string, Uint8Array>()
  beforeAll(async () => {
    for (const format of Object.keys(formats) as (keyof typeof formats)[])
      files.set(format, await render(report, format))
  })
  const fileOf = (format: string): Uint8Array => files.get(format) ?? new Uint8Array()

  it.each(printed)('%s holds every line of every table, word for word', async (format) => {
    expect(expected.length).toBe(30 + 20 + 6 * 10)
    expect(expected.flat().some(isStatus)).toBe(true)
    const squeezed = (rows: readonly (readonly string[])[]): string[][] =>
      rows.map((row) => row.map((text) => text.replace(/[\s\u200b]+/g, ' ').trim()))
    expect(squeezed(await linesIn(format, fileOf(format)))).toEqual(squeezed(expected))
  })

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

  it.each(printed)('%s says whose it is, what, as at when, and what the marks mean', async (format) => {
    const words = [
      report.title,
      report.place,
      report.asAt,
      report.subtitle ?? '',
      'Key to marks',
      'provisional',
    ]
    const text = await readWords(format, fileOf(format))
    for (const word of words) expect(text).toContain(word)
  })
})

function valueText(cell: TableBlock['rows'][number][number]): string {
  const value = typeof cell === 'object' && 'value' in cell ? cell.value : undefined
  return String(value ?? cellText(cell))
}
