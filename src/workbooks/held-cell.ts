import { heldText, textOfNumber } from './held-text.ts'

/** A cell as a workbook holds it, whatever it shows. */
export interface HeldCell {
  readonly is: 'text' | 'number' | 'boolean' | 'date' | 'error'
  /** `38.2`, `TRUE`, `2008-02-01`, `#N/A`, or the text itself. Of a formula the result that was saved with it, or ''. */
  readonly text: string
  readonly formula?: string
  /** A number that is shown as a percentage. */
  readonly isPercent?: true
}

/** A cell that is empty is null. */
export interface HeldSheet {
  readonly name: string
  readonly isHidden: boolean
  readonly rows: readonly (readonly (HeldCell | null)[])[]
}

export type CellValue = string | number | boolean | Date | null
export interface CellFacts {
  readonly type: string
  readonly formula: string | undefined
  readonly format: string | undefined
}

// How Excel and LibreOffice spell a result that is none.
const error = /^(#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!)|Err:\d{3})$/

export function heldCell(value: CellValue, facts?: CellFacts): HeldCell | null {
  const formula = facts?.formula === undefined ? {} : { formula: `=${facts.formula}` }
  const isFormula = facts?.formula !== undefined
  if (typeof value === 'number') {
    const isPercent = saysPercent(facts?.format ?? '') ? { isPercent: true as const } : {}
    return { is: 'number', text: textOfNumber(value), ...formula, ...isPercent }
  }
  if (typeof value === 'boolean') return { is: 'boolean', text: value ? 'TRUE' : 'FALSE', ...formula }
  if (value instanceof Date) {
    const text = Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
    return { is: 'date', text, ...formula }
  }
  const text = heldText(value ?? '')
  if (text === '') return isFormula ? { is: 'text', text, ...formula } : null
  const isError = facts?.type === 'error' || (isFormula && error.test(text))
  return { is: isError ? 'error' : 'text', text, ...formula }
}

/** Whether a number format multiplies by a hundred: a % that is not text in quotes or behind a backslash. */
function saysPercent(format: string): boolean {
  return format.replaceAll(/"[^"]*"|\\./g, '').includes('%')
}
