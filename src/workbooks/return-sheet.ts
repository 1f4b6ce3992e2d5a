import type { Cell, CellStyle, DataValidation, WriteSheet } from 'hucre'
import { isWorded } from '../figures/value-text.ts'
import type { Indicator } from '../figures/indicator.ts'
import { ground, ink, sheetText, textCell } from '../paper/xlsx/sheet-cell.ts'
import { pageLine } from '../paper/xlsx/sheet-page.ts'
import { columnLetters } from '../kernel/column-letters.ts'
import { categoryColumns, columns, columnWidths, lockedColumns, type Column } from './columns.ts'
import { exactNumber } from './held-text.ts'
import type { Issued, IssuedLine } from './issued.ts'
import type { WorkbookWords } from './words.ts'

/** Rows above the first line: title, what to do, the key issues, a space and the headings. */
const keyIssuesRow = 2
export const headingRow = 4
const firstRow = headingRow + 1

/** A list in a cell may have so many characters in all, and no comma in an item. */
const longestList = 255

const line = { style: 'thin', color: ink('#b1b4b6') } as const
const box = { top: line, bottom: line, left: line, right: line }
const top = { vertical: 'top', wrapText: true } as const
const lockedStyle: CellStyle = { alignment: top, border: box, fill: ground('#f3f3f3') }
const entryStyle: CellStyle = {
  alignment: top,
  border: box,
  fill: ground('#fffbe6'),
  protection: { locked: false },
}

export interface SheetParts {
  readonly issued: Issued
  /** By code. */
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly answers: readonly string[]
  readonly categories: readonly string[]
  /** Codes of the lines that may place a target. */
  readonly toPlace: ReadonlySet<string>
  readonly words: WorkbookWords
}

/** The sheet that is filled in: what the return knows is locked, and only the cells to fill in are open. */
export function returnSheet(parts: SheetParts): WriteSheet {
  const { issued, indicators, words } = parts
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', textCell(issued.title, { font: { bold: true, size: 14 } })],
    ['1,0', textCell(words.sheetLead)],
    [`${keyIssuesRow},0`, textCell(issued.keyIssuesLabel, { font: { bold: true }, alignment: top })],
    [`${keyIssuesRow},1`, textCell(issued.keyIssues, { ...entryStyle, numFmt: '@' })],
  ])
  for (const [c, column] of columns.entries())
    cells.set(
      `${headingRow},${c}`,
      textCell(issued.headings[column], { ...lockedStyle, font: { bold: true } }),
    )
  for (const [r, issuedLine] of issued.lines.entries()) {
    const indicator = indicators.get(issuedLine.code)
    for (const [c, column] of columns.entries())
      cells.set(`${firstRow + r},${c}`, lineCell(issuedLine, column, indicator, parts.toPlace))
  }
  const last = columnLetters(columns.length - 1)
  return {
    name: words.sheets.return,
    rows: Array.from({ length: firstRow + issued.lines.length }, () => columns.map(() => null)),
    cells,
    columns: columns.map((column) => ({ width: columnWidths[column] })),
    rowDefs: new Map([[keyIssuesRow, { height: 60 }]]),
    merges: [{ startRow: keyIssuesRow, endRow: keyIssuesRow, startCol: 1, endCol: columns.length - 1 }],
    freezePane: { rows: firstRow, columns: 2 },
    autoFilter: { range: `A${firstRow}:${last}${firstRow + issued.lines.length}` },
    dataValidations: [...validations(parts)],
    protection: {
      sheet: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatColumns: true,
      formatRows: true,
      sort: true,
      autoFilter: true,
    },
    // So many columns cannot be read on A4.
    pageSetup: {
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${pageLine(issued.title)}&R&P / &N` },
    a11y: { summary: words.sheetLead, headerRow: headingRow },
  }
}

function lineCell(
  issued: IssuedLine,
  column: Column,
  indicator: Indicator | undefined,
  toPlace: SheetParts['toPlace'],
): Partial<Cell> {
  const text = issued[column]
  const hasNothingToPlace = categoryColumns.includes(column) && text === '' && !toPlace.has(issued.code)
  if (hasNothingToPlace || (lockedColumns as readonly string[]).includes(column))
    return textCell(text, lockedStyle)
  // Text cells keep what is typed in them: Excel makes no date, no number and no formula of it.
  const isNumber = column === 'typed' && indicator !== undefined && !isWorded(indicator.kind)
  if (!isNumber) return textCell(text, { ...entryStyle, numFmt: '@' })
  const number = exactNumber(text)
  // No format of its own: over one, 38.2% would be kept as 0.382 and a date as its serial number, without a sign of it.
  return number === null ? textCell(text, entryStyle) : { value: number, style: entryStyle }
}

function* validations({
  issued: { lines },
  indicators,
  answers,
  categories,
  words,
}: SheetParts): Generator<DataValidation> {
  const at = (column: Column, r: number): string =>
    `${columnLetters(columns.indexOf(column))}${firstRow + r + 1}`
  const said = (title: string, message: string) => ({
    allowBlank: true,
    showErrorMessage: true,
    // A warning: what is not in order may be kept, and is told when the workbook is sent.
    errorStyle: 'warning' as const,
    errorTitle: title,
    errorMessage: message,
  })
  for (const [column, values] of [['answer', answers] as const, ['category', categories] as const]) {
    if (lines.length === 0) continue
    const range = `${at(column, 0)}:${at(column, lines.length - 1)}`
    yield {
      type: 'list',
      values: [...values],
      range,
      ...said(words.columnTitle[column], words.validation[column]),
    }
  }
  for (const [r, { code }] of lines.entries()) {
    const indicator = indicators.get(code)
    if (!indicator) continue
    const range = at('typed', r)
    const levels = levelsOf(indicator)
    if (!isWorded(indicator.kind))
      yield {
        type: 'decimal',
        operator: 'between',
        formula1: '-1E+15',
        formula2: '1E+15',
        range,
        ...said(words.columnTitle.typed, words.validation.number),
      }
    else if (isList(levels))
      yield { type: 'list', values: levels, range, ...said(words.columnTitle.typed, words.validation.level) }
  }
}

function levelsOf({ kind, levels }: Indicator): string[] {
  return kind === 'yes-no' ? ['Yes', 'No'] : kind === 'ordinal' ? levels.map((level) => sheetText(level)) : []
}

const isList = (items: readonly string[]): boolean =>
  items.length > 0 && items.join(',').length <= longestList && items.every((item) => !/[",]/.test(item))
