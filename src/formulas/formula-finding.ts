import type { Finding } from '../kernel/finding.ts'

export type FormulaCode =
  | 'formula-blank'
  | 'too-long'
  | 'too-deep'
  | 'too-many-parts'
  | 'too-many-references'
  | 'character-unknown'
  | 'write-instead'
  | 'number-unreadable'
  | 'text-unreadable'
  | 'not-closed'
  | 'expected'
  | 'one-comparison'
  | 'name-unknown'
  | 'function-unknown'
  | 'code-unreadable'
  | 'qualifier-unknown'
  | 'qualifier-twice'
  | 'arguments-wanted'
  | 'wrong-kind'
  | 'indicator-unknown'
  | 'no-year-to-date'
  | 'percentages-averaged'
  | 'goes-in-a-circle'

/** What the grammar could have taken where something else stands; the words say it. */
export type Wanted = 'value' | 'operator' | 'closing' | 'comma-or-closing' | 'opening'

/** A fault of a formula, which is one line: `at` is the character at which it begins, counted from 1. */
export interface FormulaFinding extends Finding<FormulaCode> {
  readonly at: number
}

/** `at` is repeated in the arguments, as every sentence about a place in the text names it. */
export function formulaFinding(
  code: FormulaCode,
  at: number,
  args: Readonly<Record<string, string | number>> = {},
): FormulaFinding {
  return { field: 'formula', code, severity: 'error', at, args: { ...args, at } }
}

/** Ends the reading of a formula; caught where it began. */
export class CannotRead extends Error {
  readonly finding: FormulaFinding

  constructor(finding: FormulaFinding) {
    super(finding.code)
    this.finding = finding
  }
}

/** What is quoted back to the reader: enough to know it by, and nothing that cannot be seen. */
export function quoted(text: string): string {
  const characters = Array.from(text.replace(/\p{C}/gu, '\ufffd'))
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')
}
