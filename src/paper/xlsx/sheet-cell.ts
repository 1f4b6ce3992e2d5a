import type { Cell as SheetCell, CellStyle } from 'hucre'
import { cellAlign } from '../cell-align.ts'
import { hexColour } from '../hex-colour.ts'
import { fileLink } from '../link-target.ts'
import { sheetNumber } from './sheet-number.ts'
import { cellText, type Cell, type Column, type Status } from '../tree.ts'

const longestText = 32_767
const longestLink = 2_000
// Text of these spellings would be written as an error value.
const errorNames = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!)$/

export const ink = (colour: string): { rgb: string } => ({ rgb: hexColour(colour, '#0b0c0c').slice(1) })
export const ground = (colour: string) =>
  ({ type: 'pattern', pattern: 'solid', fgColor: { rgb: hexColour(colour, '#ffffff').slice(1) } }) as const

/** Text as a workbook spells it: no longer than `longest`, and no escape: Excel reads `_x0041_` as a letter A. */
export function sheetText(text: string, longest = longestText): string {
  const whole = text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')
  return whole.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}

/** Text that stays text, whatever it begins with: no formula, no error, no escape. */
export function textCell(text: string, style: CellStyle = {}): Partial<SheetCell> {
  const value = sheetText(text)
  if (value === '') return { value: null, style }
  return { value, style, ...(errorNames.test(value) && { richText: [{ text: value }] }) }
}

/** A cell of a report as a sheet holds it: numbers as numbers, days as days, everything else as text. */
export function sheetCell(cell: Cell, column: Column): Partial<SheetCell> {
  const align = cellAlign(column, cell)
  const alignment = {
    horizontal: align === 'centre' ? 'center' : align,
    vertical: 'top',
    wrapText: true,
    // A number never touches the words of the next column.
    ...(align === 'right' && { indent: 1 }),
  } as const
  if (typeof cell === 'string') return textCell(cell, { alignment })
  const href = fileLink(cell.href)
  const font = href === null ? {} : { font: { color: ink('#12436d') } }
  const link = href !== null && href.length <= longestLink ? { hyperlink: { target: href } } : {}
  return { ...valueCell(cell, { alignment, ...font }), ...link }
}

function valueCell(cell: Exclude<Cell, string>, style: CellStyle): Partial<SheetCell> {
  if (cell.kind === 'status') return statusCell(cell, style)
  if (cell.kind === 'number') {
    const number = sheetNumber(cell.text, cell.value)
    if (number) return { value: number.value, style: { ...style, numFmt: number.format } }
  }
  if (cell.kind === 'date') {
    const date = new Date(`${cell.value}T00:00:00Z`)
    // Excel counts days from 1900, and a day that is none would become another.
    if (
      cell.value >= '1900-03-01' &&
      !Number.isNaN(date.getTime()) &&
      date.toISOString().startsWith(cell.value)
    )
      return { value: date, style: { ...style, numFmt: 'd mmmm yyyy' } }
  }
  return textCell(cellText(cell), style)
}

/** The word, which can be sorted and filtered by, in the colours of the status. */
export function statusCell(status: Status, style: CellStyle = {}): Partial<SheetCell> {
  const { word, ink: colour, ground: behind } = status
  return textCell(word, { ...style, font: { ...style.font, color: ink(colour) }, fill: ground(behind) })
}
