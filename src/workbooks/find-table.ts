import { cellAddress, type CellFinding } from './cell-finding.ts'
import { columns, entryColumns, type Column } from './columns.ts'
import type { HeldCell, HeldSheet } from './held-cell.ts'
import type { Issued } from './issued.ts'

type Row = readonly (HeldCell | null)[]

/** Where the lines of a return stand in a workbook, however its rows and columns were moved. */
export interface Table {
  readonly sheet: string
  readonly columnAt: ReadonlyMap<Column, number>
  readonly rows: readonly { readonly row: number; readonly cells: Row }[]
  readonly keyIssues: { readonly cell: string; readonly held: HeldCell | null } | null
  readonly found: readonly CellFinding[]
}

export type TableFault = 'workbook-without-headings' | 'workbook-heading-twice'
type Unfound = { readonly fault: TableFault; readonly args: Readonly<Record<string, string>> }

/** Finds the heading row by what it says, and the key issues by their label. */
export function findTable(sheets: readonly HeldSheet[], issued: Issued): Table | Unfound {
  const { headings, keyIssuesLabel } = issued
  for (const { name, rows, isHidden } of sheets) {
    if (isHidden) continue
    const at = headingRowOf(rows, headings)
    const heading = rows[at]
    if (!heading) continue
    const twice = columns.find((column) => placesOf(heading, headings[column]).length > 1)
    if (twice) return { fault: 'workbook-heading-twice', args: { heading: headings[twice] } }
    const columnAt = new Map(
      columns.flatMap((column) => placesOf(heading, headings[column]).map((c) => [column, c] as const)),
    )
    const codeOf = (row: Row): string => row[columnAt.get('code') ?? -1]?.text ?? ''
    const isLine = (row: Row): boolean => issued.lines.some(({ code }) => code === codeOf(row))
    const keyIssuesAt = rows.findIndex((row, r) => r !== at && says(row, keyIssuesLabel) && !isLine(row))
    return {
      sheet: name,
      columnAt,
      // Below the headings every row counts; above them only a line that a sort has put there.
      rows: rows.flatMap((cells, row) =>
        row !== at && row !== keyIssuesAt && (row > at ? cells.some((cell) => cell !== null) : isLine(cells))
          ? [{ row, cells }]
          : [],
      ),
      keyIssues: keyIssuesOf(name, keyIssuesAt, rows[keyIssuesAt], keyIssuesLabel),
      found: [...oddities(name, at, heading, columnAt, issued, keyIssuesAt)],
    }
  }
  return { fault: 'workbook-without-headings', args: { code: headings.code, figure: headings.typed } }
}

/** The row that says the most headings: a line may say a few of them in its texts. -1 where none has what it takes. */
function headingRowOf(rows: readonly Row[], headings: Issued['headings']): number {
  const counts = rows.map((row) =>
    says(row, headings.code) && says(row, headings.typed)
      ? columns.filter((column) => says(row, headings[column])).length
      : 0,
  )
  return counts.some((count) => count > 0) ? counts.indexOf(Math.max(...counts)) : -1
}

function keyIssuesOf(sheet: string, row: number, cells: Row | undefined, label: string): Table['keyIssues'] {
  if (!cells) return null
  const labelAt = cells.findIndex((cell) => isSaid(cell, label))
  const written = cells.findIndex((cell, c) => c !== labelAt && cell !== null)
  const at = written < 0 ? labelAt + 1 : written
  return { cell: cellAddress(sheet, row, at), held: cells[at] ?? null }
}

function* oddities(
  sheet: string,
  row: number,
  heading: Row,
  columnAt: Table['columnAt'],
  { headings, keyIssuesLabel }: Issued,
  keyIssuesAt: number,
): Generator<CellFinding> {
  const note = (cell: string, code: string, args: CellFinding['args']): CellFinding => ({
    cell,
    field: '',
    code,
    severity: 'note',
    args,
  })
  for (const column of entryColumns)
    // A workbook that was made before there was such a column lacks nothing.
    if (headings[column] !== '' && !columnAt.has(column))
      yield note('', 'column-missing', { heading: headings[column] })
  if (keyIssuesAt < 0) yield note('', 'column-missing', { heading: keyIssuesLabel })
  const known = new Set(columnAt.values())
  for (const [c, cell] of heading.entries())
    if (cell !== null && !known.has(c))
      yield note(cellAddress(sheet, row, c), 'column-unknown', { heading: cell.text.slice(0, 80) })
}

const says = (row: Row, text: string): boolean => row.some((cell) => isSaid(cell, text))
const isSaid = (cell: HeldCell | null, text: string): boolean =>
  cell !== null && plain(cell.text) === plain(text)
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').toLowerCase()
const placesOf = (row: Row, text: string): number[] =>
  row.flatMap((cell, c) => (isSaid(cell, text) ? [c] : []))
