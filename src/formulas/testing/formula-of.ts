import { compileFormula, type Formula } from '../compile-formula.ts'
import { evaluate, type Outcome } from '../evaluate.ts'
import type { FormulaFinding } from '../formula-finding.ts'
import { parseFormula } from '../parse-formula.ts'
import { referenceText } from '../reference.ts'
import type { SystemFunctions } from '../system-functions.ts'
import { absent, valueOf, absenceReasons, type AbsenceReason, type Value } from '../value.ts'
import { decimalOf } from '../../kernel/decimal.ts'

/** A formula that is known to be readable. */
export function formulaOf(text: string): Formula {
  const parsed = parseFormula(text)
  if (parsed.is === 'faulty') throw new Error(`${text}: ${JSON.stringify(parsed.findings)}`)
  return compileFormula(parsed.expression)
}

export function faultOf(text: string): FormulaFinding | undefined {
  const parsed = parseFormula(text)
  return parsed.is === 'faulty' ? parsed.findings[0] : undefined
}

/** Figures by what is written between the brackets: a number, or the reason why there is none. */
export type Figures = Readonly<Record<string, string>>

export function figureIn(figures: Figures, text: string): Value {
  const written = figures[text.slice(1, -1)] ?? 'missing'
  const reason = absenceReasons.find((known) => known === written)
  if (reason) return absent(reason)
  const decimal = decimalOf(written)
  if (decimal === null) throw new Error(`${written} is neither a number nor a reason`)
  return valueOf(decimal)
}

export function run(text: string, figures: Figures = {}, system: SystemFunctions = {}): Outcome {
  return evaluate(formulaOf(text), (reference) => figureIn(figures, referenceText(reference)), system)
}

/** The value as text, or the reason and what it is about: `zero-denominator of [B]`. */
export function told(text: string, figures: Figures = {}, system: SystemFunctions = {}): string {
  const { value, absence } = run(text, figures, system)
  return value ?? `${absence?.reason ?? ('' as AbsenceReason)} of ${absence?.of ?? ''}`
}
