import type { LineFinding } from '../kernel/finding.ts'
import { headingName } from '../files/heading-name.ts'
import { CsvReader, type CsvRecord } from '../files/read-csv.ts'

/** The columns that a file of values may have; the first four it must have, the last two only define. */
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
  'decimals',
  'definition',
] as const
export type ValueColumn = (typeof valueColumns)[number]
const required: readonly ValueColumn[] = ['indicator_code', 'area_code', 'period', 'value']

/** Columns without which a file can only define indicators. */
const ofFigures: readonly ValueColumn[] = ['area_code', 'area_name', 'period', 'value']

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

/** Reads a CSV file of values that is at hand as a whole. */
export function readValuesFile(text: string): ValuesFile {
  const reader = new ValuesReader()
  const rows = [...reader.read(text), ...reader.end()]
  const { findings } = reader
  return { rows: reader.isReadable ? rows : [], findings }
}

/** Reads a CSV file of values piece by piece: heading in any order and case, unknown columns reported and left alone. */
export class ValuesReader {
  readonly #csv = new CsvReader()
  readonly #findings: LineFinding<FileCode>[] = []
  #heading: CsvRecord | null = null
  #columns: readonly (ValueColumn | null)[] | null = null
  #records = 0
  #hasNul = false
  #isOfDefinitions = false
  readonly #renamed: Readonly<Record<string, ValueColumn>>

  /** `renamed`: headings of another product, as `headingName` spells them, and the columns that they stand for. */
  constructor(renamed: Readonly<Record<string, ValueColumn>> = {}) {
    this.#renamed = renamed
  }

  /** The rows that are complete with this piece, which may end anywhere but within a character. */
  read(piece: string): ValuesRow[] {
    this.#hasNul ||= piece.includes('\u0000')
    return this.#rowsOf(this.#csv.read(piece.toWellFormed()))
  }

  end(): ValuesRow[] {
    return this.#rowsOf(this.#csv.end())
  }

  /** Whether what was read so far is a file of values; rows of a file that is none count for nothing. */
  get isReadable(): boolean {
    return this.#columns !== null && this.#fatal() === null
  }

  /** Whether the file has titles and no figures: then it is a list of indicators. */
  get isOfDefinitions(): boolean {
    return this.#isOfDefinitions
  }

  /** What is to be said of the file, once it was read to its end. */
  get findings(): readonly LineFinding<FileCode>[] {
    const fatal = this.#fatal()
    return fatal ? [fatal] : this.#findings
  }

  /** What leaves nothing else to say about the file. */
  #fatal(): LineFinding<FileCode> | null {
    const { strayQuoteIn } = this.#csv
    if (this.#hasNul) return fileFinding('not-csv', 1, '')
    if (strayQuoteIn !== null) return fileFinding('quotes-astray', strayQuoteIn, '')
    const separator = this.#heading && otherSeparator(this.#heading.cells)
    if (separator) return fileFinding('other-separator', this.#heading?.line ?? 1, '', { separator })
    return this.#records === 0 ? fileFinding('no-rows', 1, '') : null
  }

  #rowsOf(records: readonly CsvRecord[]): ValuesRow[] {
    const [first] = records
    const isFirst = this.#heading === null && first !== undefined
    if (isFirst) this.#readHeading(first)
    const rows: ValuesRow[] = []
    for (let i = isFirst ? 1 : 0; i < records.length; i++) {
      const record = records[i]
      const row = record && this.#rowOf(record)
      if (row) rows.push(row)
    }
    return rows
  }

  #readHeading(heading: CsvRecord): void {
    this.#heading = heading
    const names = heading.cells.map((cell) => {
      const name = headingName(cell)
      return Object.hasOwn(this.#renamed, name) ? (this.#renamed[name] ?? name) : name
    })
    this.#isOfDefinitions = names.includes('title') && !ofFigures.some((column) => names.includes(column))
    this.#findings.push(...checkHeading(names, this.#isOfDefinitions, Object.values(this.#renamed)))
    if (this.#findings.some((finding) => finding.severity === 'error')) return
    this.#columns = names.map((name) => (isColumn(name) ? name : null))
  }

  #rowOf({ cells: written, line }: CsvRecord): ValuesRow | null {
    this.#records += 1
    const columns = this.#columns
    if (columns === null) return null
    if (written.length !== columns.length) {
      this.#findings.push(
        fileFinding('cells-uneven', line, String(written.length), { wanted: columns.length }),
      )
      return null
    }
    const cells: Partial<Record<ValueColumn, string>> = {}
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]
      if (!column) continue
      const text = (written[i] ?? '').trim()
      const before = cells[column]
      // A period that stands in two columns, the year in one and the quarter in the other.
      cells[column] = before === undefined ? text : `${before} ${text}`.trim()
    }
    return { line, cells }
  }
}

/** Spreadsheets of some countries write semicolons or tabs where a CSV file has commas: then the heading is one cell. */
function otherSeparator(heading: readonly string[]): 'semicolons' | 'tabs' | undefined {
  const [only = ''] = heading
  if (heading.length > 1) return undefined
  return only.includes(';') ? 'semicolons' : only.includes('\t') ? 'tabs' : undefined
}

export function isColumn(name: string): name is ValueColumn {
  return (valueColumns as readonly string[]).includes(name)
}

function* checkHeading(
  names: readonly string[],
  isOfDefinitions: boolean,
  renamed: readonly ValueColumn[],
): Generator<LineFinding<FileCode>> {
  for (const column of isOfDefinitions ? (['indicator_code'] as const) : required) {
    const isThere = names.includes(column) || (column === 'area_code' && names.includes('area_name'))
    if (!isThere) yield fileFinding('column-missing', 1, column, { column })
  }
  const isInParts = renamed.filter((column) => column === 'period').length > 1
  for (const [i, name] of names.entries()) {
    if (isColumn(name) && names.indexOf(name) < i && !(name === 'period' && isInParts))
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
