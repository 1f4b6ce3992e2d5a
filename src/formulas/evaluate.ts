import type { Decimal } from '../kernel/decimal.ts'
import { withoutRounding, type Formula } from './compile-formula.ts'
import { formulaText } from './formula-text.ts'
import { decimalFrom } from './fraction.ts'
import type { Inputs } from './reckon.ts'
import { referenceText, type Reference } from './reference.ts'
import { sumOf } from './periods-asked.ts'
import {
  askSystem,
  valueOfAnswer,
  type Counts,
  type SystemAnswer,
  type SystemFunctions,
} from './system-functions.ts'
import { absent, isAbsent, type Absence, type Value } from './value.ts'

/** What a figure that a formula refers to comes to: `valueOf(decimal)`, or `absent('suppressed')`. */
export type ReadFigure = (reference: Reference) => Value

/** What a formula comes to. Either a value or a reason, never both. */
export interface Outcome {
  /** Exact to 15 places after the point, not yet rounded to what is shown. */
  readonly value: Decimal | null
  readonly absence: Absence | null
  /** Both counts behind a percentage or a count, where the formula is one; printed beside it. */
  readonly counts: Counts | null
}

/** Runs a formula once: for one place, period and moment, which the two readers stand for. */
export function evaluate(formula: Formula, read: ReadFigure, system: SystemFunctions = {}): Outcome {
  const answers = answersOf(formula, system)
  return outcomeOf(formula, inputsOf(formula, read, answers), answers)
}

/** The value alone, exact: what a list of thousands needs. */
export function reckonFormula(formula: Formula, read: ReadFigure, system: SystemFunctions = {}): Value {
  return formula.reckon(inputsOf(formula, read, answersOf(formula, system)))
}

const answersOf = ({ systemCalls }: Formula, system: SystemFunctions): readonly SystemAnswer[] =>
  systemCalls.map(({ name, args }) => askSystem(system, name, args))

/**
 * The formula for several areas or periods together: reckoned anew on the sums of what it refers to. Its results are
 * never averaged. `canSum` says of a reference whether its figures add up: a percentage does not, its numerator does.
 */
export function evaluateOnSums(
  formula: Formula,
  members: readonly ReadFigure[],
  canSum: (reference: Reference) => boolean,
): Outcome {
  const read: ReadFigure = (reference) =>
    canSum(reference)
      ? sumOf(members.map((member) => named(member(reference), reference)))
      : absent('cannot-be-summed')
  const answers = formula.systemCalls.map((): SystemAnswer => absent('cannot-be-summed'))
  return outcomeOf(formula, inputsOf(formula, read, answers), answers)
}

function inputsOf(formula: Formula, read: ReadFigure, answers: readonly SystemAnswer[]): Inputs {
  const inputs: Value[] = []
  for (const reference of formula.references) inputs.push(named(read(reference), reference))
  formula.systemCalls.forEach((call, at) => {
    inputs.push(valueOfAnswer(call.name, answers[at] ?? absent('missing'), formulaText(call)))
  })
  return inputs
}

function named(value: Value, reference: Reference): Value {
  return isAbsent(value) && value.of === '' ? absent(value.reason, referenceText(reference)) : value
}

function outcomeOf(formula: Formula, inputs: Inputs, answers: readonly SystemAnswer[]): Outcome {
  const value = formula.reckon(inputs)
  const counts = countsOf(formula, inputs, answers)
  if (isAbsent(value)) return { value: null, absence: { ...value, of: value.of || formula.text }, counts }
  const decimal = decimalFrom(value)
  if (decimal === null) return { value: null, absence: absent('too-large', formula.text), counts }
  return { value: decimal, absence: null, counts }
}

function countsOf(formula: Formula, inputs: Inputs, answers: readonly SystemAnswer[]): Counts | null {
  const asked = withoutRounding(formula.expression)
  if (asked.is === 'system') {
    const [answer] = answers
    return answer === undefined || isAbsent(answer) ? null : answer
  }
  if (!formula.share) return null
  const [top, bottom] = [formula.share.top(inputs), formula.share.bottom(inputs)]
  if (isAbsent(top) || isAbsent(bottom)) return null
  const [numerator, denominator] = [decimalFrom(top), decimalFrom(bottom)]
  return numerator && denominator ? { numerator, denominator, apart: 0 } : null
}
