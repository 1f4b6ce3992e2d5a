import type { Referred, StoredFormula } from '../figures/formula.ts'
import type { Indicator } from '../figures/indicator.ts'
import { checkCircle, checkFormula } from '../formulas/check-formula.ts'
import type { Expression } from '../formulas/expression.ts'
import { parseFormula } from '../formulas/parse-formula.ts'
import type { Finding } from '../kernel/finding.ts'
import { storableText } from '../kernel/storable-text.ts'
import { dependenciesOf, derivationsOf } from './derivation.ts'
import { yearToDate } from './year-to-date.ts'

/** A formula as it was typed. */
export interface TypedFormula {
  readonly formula: string
  readonly reason: string
}

/** What a formula is checked against. */
export interface Known {
  readonly indicator: Pick<Indicator, 'code' | 'periodKind'>
  readonly referred: ReadonlyMap<string, Referred>
  readonly formulas: readonly StoredFormula[]
  /** Whether a figure of the indicator was ever recorded. */
  readonly hasFigures: boolean
  /** Whether a return that is under way asks for one. */
  readonly isAskedFor: boolean
}

/** The tree of a formula that can be read; null where it cannot. */
export function readTyped(typed: TypedFormula): Expression | null {
  const parsed = parseFormula(onOneLine(typed.formula))
  return parsed.is === 'formula' ? parsed.expression : null
}

/** A formula is one line; a box on a page may break it. */
export const onOneLine = (text: string): string =>
  storableText(text)
    .replace(/[\r\n\t]+/g, ' ')
    .trim()

/** All that is wrong with it: of the formula in the order of its text, then of the reason. */
export function* checkTyped(typed: TypedFormula, known: Known): Generator<Finding> {
  yield* checkText(typed, known)
  yield* checkReason(typed.reason)
}

export function* checkReason(reason: string): Generator<Finding> {
  const error = (code: string): Finding => ({ field: 'reason', code, severity: 'error', args: {} })
  if (reason.trim() === '') yield error('reason-missing')
  if (reason.length > 1_000) yield error('reason-too-long')
}

/** The same for a formula that is only tried, for which nobody has to give a reason. */
export function* checkText(typed: TypedFormula, known: Known): Generator<Finding> {
  const { indicator, referred, formulas, hasFigures, isAskedFor } = known
  const found = (code: string, args: Finding['args'] = {}): Finding => ({
    field: 'formula',
    code,
    severity: 'error',
    args,
  })
  if (hasFigures) yield found('has-figures', { code: indicator.code })
  else if (isAskedFor) yield found('asked-for', { code: indicator.code })
  const parsed = parseFormula(onOneLine(typed.formula))
  if (parsed.is === 'faulty') {
    yield* parsed.findings
    return
  }
  const { expression } = parsed
  yield* checkFormula(expression, (code) => {
    const one = referred.get(code)
    return one && { isPercentage: one.unit === '%', yearToDate: yearToDate(one.kind) }
  })
  const circle = checkCircle(indicator.code, expression, dependenciesOf(derivationsOf(formulas)))
  if (circle) yield circle
  for (const { code, periodKind, kind } of referred.values()) {
    // The place of a level and the number of a day are no quantities to reckon with.
    if (kind === 'ordinal' || kind === 'date') yield found('no-number', { code })
    if (periodKind !== indicator.periodKind) yield found('other-periods', { code })
  }
}
