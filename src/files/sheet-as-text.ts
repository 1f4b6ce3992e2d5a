import type { LineFinding } from '../kernel/finding.ts'
import { columnLetters } from '../kernel/column-letters.ts'
import { numberIn } from './number-in.ts'
import { headingName } from './heading-name.ts'

/** A cell as a workbook holds it; a formula stands beside the result that was saved with it. */
export interface SheetCell {
  readonly value: string | number | boolean | Date | null
  readonly isFormula: boolean
}

export interface SheetText {
  /** Comma-separated; line n is row n of the sheet. */
  readonly content: string
  readonly notes: readonly LineFinding[]
}

/** A sheet out of a file; the text of a file that has no sheets is one with the name ''. */
export interface SheetRead extends SheetText {
  readonly sheet: string
}

type CellCode =
  'cell-formula' | 'cell-formula-text' | 'cell-formula-empty' | 'cell-date' | 'cell-number-as-text'

const numeric = new Set(['value', 'numerator', 'denominator', 'lower', 'upper'])

/** More than this is not read through by anybody. */
const mostNotes = 1_000

/** A sheet as a file of values, and what a reader of its cells should know: a sheet can show what it does not hold. */
export function sheetAsText(rows: readonly (readonly SheetCell[])[]): SheetText {
  const first = rows.findIndex((row) => row.some(({ value }) => textOf(value) !== ''))
  const headings = (rows[first] ?? []).map(({ value }) => headingName(textOf(value)))
  while (headings.at(-1) === '') headings.pop()
  const notes: LineFinding[] = []
  const lines = rows.map((row, at) => {
    const texts = row.map((cell) => (isWithoutResult(cell) ? noResult : textOf(cell.value)))
    while (texts.length > headings.length && texts.at(-1) === '') texts.pop()
    while (texts.length < headings.length) texts.push('')
    if (at > first && notes.length < mostNotes)
      for (const [index, cell] of row.entries())
        notes.push(...noteOn(cell, headings[index] ?? '', at + 1, index))
    return texts.every((text) => text === '') ? '' : texts.map(quoted).join(',')
  })
  return { content: lines.join('\r\n'), notes }
}

/** Stands for a formula that was saved without its result, so that it is never taken for an empty cell. */
const noResult = '#N/A'
const isWithoutResult = ({ value, isFormula }: SheetCell): boolean => isFormula && textOf(value) === ''

function noteOn(
  { value, isFormula }: SheetCell,
  heading: string,
  line: number,
  index: number,
): LineFinding<CellCode>[] {
  const text = textOf(value)
  const note = (code: CellCode): LineFinding<CellCode>[] => [
    {
      field: heading,
      code,
      severity: 'note',
      line,
      value: text.slice(0, 80),
      args: { cell: `${columnLetters(index)}${line}`, text: text.slice(0, 80) },
    },
  ]
  if (isFormula) return note(text === '' ? 'cell-formula-empty' : 'cell-formula')
  if (value instanceof Date) return note('cell-date')
  if (typeof value !== 'string') return []
  if (value.startsWith('=')) return note('cell-formula-text')
  return numeric.has(heading) && numberIn(text.trim()) !== null ? note('cell-number-as-text') : []
}

function textOf(value: SheetCell['value']): string {
  if (value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'number') return numberText(value)
  return String(value).replaceAll(/[\r\n]+/g, ' ')
}

/** Sheets keep fifteen figures; the sixteenth is an accident of their arithmetic. Never in powers of ten. */
function numberText(value: number): string {
  const rounded = Number(value.toPrecision(15))
  const size = Math.abs(rounded)
  return size !== 0 && (size < 1e-6 || size >= 1e21)
    ? rounded.toFixed(20).replace(/\.?0+$/, '')
    : String(rounded)
}

const quoted = (text: string): string =>
  /[",]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
