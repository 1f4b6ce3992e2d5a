import type { LineFinding } from '../kernel/finding.ts'
import { readCsv } from './read-csv.ts'

/** The columns that a file of values may have; the first four it must have. */
export const valueColumns = [
  'indicator_code',
  'area_code',
  'period',
  'value',
  'numerator',
  'denominator',
  'lower',
  'upper',
  'status',
  'mark',
  'comment',
  'source',
  'title',
  'unit',
  'polarity',
  'frequency',
  'area_name',
] as const
export type ValueColumn = (typeof valueColumns)[number]
const required: readonly ValueColumn[] = ['indicator_code', 'area_code', 'period', 'value']

/** One row under the heading, its cells by column, its line counted from 1 with the heading as line 1. */
export interface ValuesRow {
  readonly line: number
  readonly cells: Readonly<Partial<Record<ValueColumn, string>>>
}

export type FileCode =
  | 'not-csv'
  | 'quotes-astray'
  | 'other-separator'
  | 'no-rows'
  | 'column-missing'
  | 'column-twice'
  | 'column-unknown'
  | 'cells-uneven'

export interface ValuesFile {
  readonly rows: readonly ValuesRow[]
  readonly findings: readonly LineFinding<FileCode>[]
}

/** Reads a CSV file of values: heading in any order and case, unknown columns reported and left alone. */
export function readValuesFile(text: string): ValuesFile {
  if (text.includes('\u0000')) return { rows: [], findings: [fileFinding('not-csv', 1, '')] }
  const { records, strayQuoteIn } = readCsv(text.toWellFormed())
  if (strayQuoteIn !== null) return { rows: [], findings: [fileFinding('quotes-astray', strayQuoteIn, '')] }
  const [heading, ...body] = records
  const separator = heading && otherSeparator(heading.cells)
  if (separator)
    return { rows: [], findings: [fileFinding('other-separator', heading.line, '', { separator })] }
  if (!heading || body.length === 0) return { rows: [], findings: [fileFinding('no-rows', 1, '')] }
  const names = heading.cells.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const findings = [...checkHeading(names)]
  if (findings.some((finding) => finding.severity === 'error')) return { rows: [], findings }
  const columns = names.map((name) => (isColumn(name) ? name : null))
  const rows = body.flatMap(({ cells: written, line }) => {
    if (written.length !== names.length) {
      findings.push(fileFinding('cells-uneven', line, String(written.length), { wanted: names.length }))
      return []
    }
    const cells: Partial<Record<ValueColumn, string>> = {}
    for (const [i, column] of columns.entries()) if (column) cells[column] = (written[i] ?? '').trim()
    return [{ line, cells }]
  })
  return { rows, findings }
}

/** Spreadsheets of some countries write semicolons or tabs where a CSV file has commas: then the heading is one cell. */
function otherSeparator(heading: readonly string[]): 'semicolons' | 'tabs' | undefined {
  const [only = ''] = heading
  if (heading.length > 1) return undefined
  return only.includes(';') ? 'semicolons' : only.includes('\t') ? 'tabs' : undefined
}

function isColumn(name: string): name is ValueColumn {
  return (valueColumns as readonly string[]).includes(name)
}

function* checkHeading(names: readonly string[]): Generator<LineFinding<FileCode>> {
  for (const column of required) {
    if (!names.includes(column)) yield fileFinding('column-missing', 1, column, { column })
  }
  for (const [i, name] of names.entries()) {
    if (isColumn(name) && names.indexOf(name) < i)
      yield fileFinding('column-twice', 1, name, { column: name })
    if (!isColumn(name))
      yield { ...fileFinding('column-unknown', 1, name, { column: name }), severity: 'note' }
  }
}

function fileFinding(
  code: FileCode,
  line: number,
  value: string,
  args: LineFinding['args'] = {},
): LineFinding<FileCode> {
  return { field: String(args.column ?? ''), code, severity: 'error', line, value, args }
}
