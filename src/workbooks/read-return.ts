import type { Indicator } from '../figures/indicator.ts'
import { fieldName } from '../returns/check-return.ts'
import type { Entered } from '../returns/return.ts'
import { cellAddress, type CellFinding } from './cell-finding.ts'
import type { ChoiceColumn, ChoiceNamed } from './choice-named.ts'
import { entryColumns, lockedColumns, type Column, type EntryColumn } from './columns.ts'
import { figureIn } from './figure-cell.ts'
import type { Table } from './find-table.ts'
import type { HeldCell } from './held-cell.ts'
import type { Issued, IssuedLine } from './issued.ts'
import { textIn } from './text-cell.ts'

/** One line of a workbook: what was filled in since it was given out, and nothing else. */
export interface ReadLine {
  readonly code: string
  readonly changes: Partial<Entered>
}

export interface ReturnRead {
  readonly lines: readonly ReadLine[]
  /** Undefined where they were left as they were given out. */
  readonly keyIssues: string | undefined
  /** What the sender should know of a cell that was filled in. */
  readonly found: readonly CellFinding[]
  /** What was changed in the workbook and is not taken. */
  readonly ignored: readonly CellFinding[]
  /** Where the box of a form stands in the workbook: `NI192.typed` is at `Return!G7`. */
  readonly cellOf: ReadonlyMap<string, string>
}

type Report = (
  cell: string,
  code: string,
  args?: CellFinding['args'],
  severity?: CellFinding['severity'],
) => void
const longestQuoted = 80

/** Reads what was filled in, by code and by heading, and tells of everything that was changed beside it. */
export function readReturn(
  table: Table,
  issued: Issued,
  indicators: ReadonlyMap<string, Indicator>,
  choiceNamed: ChoiceNamed,
): ReturnRead {
  const found: CellFinding[] = []
  const ignored: CellFinding[] = [...table.found]
  const cellOf = new Map<string, string>()
  const lines: ReadLine[] = []
  const into =
    (list: CellFinding[], field = ''): Report =>
    (cell, code, args = {}, severity = 'note') =>
      list.push({ cell, field, code, severity, args })
  const byCode = Map.groupBy(table.rows, ({ cells }) => cells[table.columnAt.get('code') ?? -1]?.text ?? '')

  for (const line of issued.lines) {
    const [row, second] = byCode.get(line.code) ?? []
    const indicator = indicators.get(line.code)
    if (!row || !indicator) {
      into(ignored)('', 'row-missing', { code: line.code, title: line.title })
      continue
    }
    const at = (column: Column): string => cellAddress(table.sheet, row.row, table.columnAt.get(column) ?? 0)
    const cellIn = (column: Column): HeldCell | null => row.cells[table.columnAt.get(column) ?? -1] ?? null
    if (second) {
      const again = cellAddress(table.sheet, second.row, table.columnAt.get('code') ?? 0)
      into(found, fieldName(line.code, 'typed'))(at('code'), 'row-twice', { code: line.code, again }, 'error')
      continue
    }
    for (const column of lockedColumns) {
      const now = cellIn(column)?.text ?? ''
      if (table.columnAt.has(column) && now !== line[column])
        into(ignored)(at(column), 'prefill-altered', { said: quoted(line[column]), now: quoted(now) })
    }
    const changes: Partial<Record<EntryColumn, string>> = {}
    for (const column of entryColumns) {
      if (!table.columnAt.has(column)) continue
      const field = fieldName(line.code, column)
      cellOf.set(field, at(column))
      const text = changeOf(
        column,
        cellIn(column),
        line,
        { indicator, choiceNamed },
        (code, args, severity) =>
          into(found, field)(at(column), code, { title: line.title, unit: line.unit, ...args }, severity),
      )
      if (text !== undefined) changes[column] = text
    }
    if (Object.keys(changes).length > 0) lines.push({ code: line.code, changes: changes as Partial<Entered> })
  }
  reportStrangeRows(table, issued, into(ignored))
  return {
    lines,
    keyIssues: keyIssuesOf(table, issued, cellOf, into(found, 'key-issues')),
    found,
    ignored,
    cellOf,
  }
}

interface Reading {
  readonly indicator: Indicator
  readonly choiceNamed: ChoiceNamed
}
type ReportCell = (code: string, args: CellFinding['args'], severity: CellFinding['severity']) => void

/** What a cell says since it was given out; undefined where it says the same, or nothing that can be kept. */
function changeOf(
  column: EntryColumn,
  cell: HeldCell | null,
  line: IssuedLine,
  { indicator, choiceNamed }: Reading,
  report: ReportCell,
): string | undefined {
  if (cell === null) return line[column] === '' ? undefined : ''
  if (cell.text === line[column] && cell.formula === undefined && cell.isPercent === undefined)
    return undefined
  const { text, told } = column === 'typed' ? figureIn(cell, indicator) : textIn(cell)
  const isKept = column === 'typed' || told?.severity !== 'error'
  const isOfList = isChoice(column)
  const said = isKept ? (isOfList ? choiceNamed[column](text) : text) : undefined
  if (isOfList && isKept && said === undefined) report(`${column}-unknown`, { text: quoted(text) }, 'error')
  else if (told) report(told.code, { text: quoted(text) }, told.severity)
  return said
}

const isChoice = (column: EntryColumn): column is ChoiceColumn => column === 'answer' || column === 'category'

function keyIssuesOf(
  { keyIssues }: Table,
  issued: Issued,
  cellOf: Map<string, string>,
  report: Report,
): string | undefined {
  if (!keyIssues) return undefined
  cellOf.set('key-issues', keyIssues.cell)
  const text = keyIssues.held?.text ?? ''
  if (text === issued.keyIssues) return undefined
  if (!keyIssues.held) return ''
  const { text: said, told } = textIn(keyIssues.held)
  if (told)
    report(keyIssues.cell, told.code, { text: quoted(said), title: issued.keyIssuesLabel }, told.severity)
  return told?.severity === 'error' ? undefined : said
}

/** Rows of no line of the return in which something was filled in. */
function reportStrangeRows({ sheet, columnAt, rows }: Table, { lines }: Issued, report: Report): void {
  const known = new Set(lines.map(({ code }) => code))
  const entryAt = entryColumns.map((column) => columnAt.get(column) ?? -1)
  for (const { row, cells } of rows) {
    const code = cells[columnAt.get('code') ?? -1]?.text ?? ''
    if (known.has(code) || entryAt.every((at) => (cells[at] ?? null) === null)) continue
    const cell = cellAddress(sheet, row, columnAt.get('code') ?? 0)
    report(cell, code === '' ? 'row-without-code' : 'row-unknown', { code: quoted(code) })
  }
}

const quoted = (text: string): string =>
  text.length <= longestQuoted ? text : `${text.slice(0, longestQuoted).toWellFormed()}…`
