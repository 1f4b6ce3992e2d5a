import { parse } from 'csv-parse/sync'
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
  'not-csv' | 'no-rows' | 'column-missing' | 'column-twice' | 'column-unknown' | 'cells-uneven'

export interface ValuesFile {
  readonly rows: readonly ValuesRow[]
  readonly findings: readonly LineFinding<FileCode>[]
}

/** Reads a CSV file of values: heading in any order and case, unknown columns reported and left alone. */
export function readValuesFile(text: string): ValuesFile {
  const lines = linesOf(text)
  if (lines === null) return { rows: [], findings: [fileFinding('not-csv', 1, '')] }
  const [heading, ...body] = lines
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

function linesOf(text: string): Line[] | null {
  if (text.includes('\u0000')) return null
  try {
    // One line each, `info` included: the line a finding names is the line an editor shows.
    const parsed = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    let before = 0
    return parsed.map(({ record, info }) => {
      const line = before + 1
      before = info.lines
      return { record, line: record.some((cell) => cell.includes('\n')) ? line : info.lines }
    })
  } catch {
    return null
  }
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
  return { field: String(args['column'] ?? ''), code, severity: 'error', line, value, args }
}
