import { CsvError, parse } from 'csv-parse/sync'
import type { LineFinding } from '../kernel/finding.ts'

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
  const lines = linesOf(text.toWellFormed())
  if (!Array.isArray(lines)) return { rows: [], findings: [lines] }
  const [heading, ...body] = lines
  const separator = heading && otherSeparator(heading.record)
  if (separator)
    return { rows: [], findings: [fileFinding('other-separator', heading.line, '', { separator })] }
  if (!heading || body.length === 0) return { rows: [], findings: [fileFinding('no-rows', 1, '')] }
  const names = heading.record.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const findings = [...checkHeading(names)]
  if (findings.some((finding) => finding.severity === 'error')) return { rows: [], findings }
  const columns = names.map((name) => (isColumn(name) ? name : null))
  const rows = body.flatMap(({ record, line }) => {
    if (record.length !== names.length) {
      findings.push(fileFinding('cells-uneven', line, String(record.length), { wanted: names.length }))
      return []
    }
    const cells: Partial<Record<ValueColumn, string>> = {}
    for (const [i, column] of columns.entries()) if (column) cells[column] = (record[i] ?? '').trim()
    return [{ line, cells }]
  })
  return { rows, findings }
}

interface Line {
  readonly record: string[]
  readonly line: number
}

function linesOf(text: string): Line[] | LineFinding<FileCode> {
  if (text.includes('\u0000')) return fileFinding('not-csv', 1, '')
  const bytes = Buffer.from(text)
  const lineAfter = lineCounter(bytes)
  try {
    const parsed = parse(bytes, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
    }) as unknown as { record: string[]; info: { bytes: number } }[]
    let end = 0
    return parsed.map(({ record, info }) => {
      const line = lineAfter(end)
      end = info.bytes
      return { record, line }
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.bytes === 'number' ? lineCounter(bytes)(error.bytes) : 1
    return fileFinding(error.code.includes('QUOTE') ? 'quotes-astray' : 'not-csv', line, '')
  }
}

/**
 * In which line, as an editor counts them, the first record after a byte of the file begins; asked for bytes in ascending
 * order. The parser's own count takes a line end of two characters for two within quotes.
 */
function lineCounter(bytes: Buffer): (offset: number) => number {
  let line = 1
  let at = 0
  return (offset) => {
    for (; at < offset || bytes[at] === lineFeed || bytes[at] === carriageReturn; at += 1) {
      if (bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed)) line += 1
    }
    return line
  }
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

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
