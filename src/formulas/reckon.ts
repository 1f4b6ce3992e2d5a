import type { Comparator, Operator } from './expression.ts'
import { compareFractions, isNought, minus, over, plus, times, whole, type Fraction } from './fraction.ts'
import { absent, isAbsent, stronger, type Absence, type Value } from './value.ts'

/** What the figures and the system said, each in its slot of the compiled formula. */
export type Inputs = readonly Value[]
export type Reckon = (inputs: Inputs) => Value
/** Whether a condition holds; without a figure nobody knows. */
export type Judge = (inputs: Inputs) => boolean | Absence

/** A part of a formula, ready to run, with the text by which a reason names it. */
export interface Ready {
  readonly reckon: Reckon
  readonly text: string
}

const tooLarge = absent('too-large')

/** Two operands, both with a value, or the reason that is told. */
function both(left: Reckon, right: Reckon, join: (a: Fraction, b: Fraction) => Value): Reckon {
  return (inputs) => {
    const a = left(inputs)
    const b = right(inputs)
    if (isAbsent(a)) return isAbsent(b) ? stronger(a, b) : a
    return isAbsent(b) ? b : join(a, b)
  }
}

/** `left ÷ right`; nought below is a reason of its own, which names what was nought. */
export function quotient(left: Reckon, right: Ready): Reckon {
  const nothingBelow = absent('zero-denominator', right.text)
  return both(left, right.reckon, (a, b) => (isNought(b) ? nothingBelow : (over(a, b) ?? tooLarge)))
}

export const operations: Readonly<Record<Operator, (left: Ready, right: Ready) => Reckon>> = {
  '+': (left, right) => both(left.reckon, right.reckon, (a, b) => plus(a, b) ?? tooLarge),
  '-': (left, right) => both(left.reckon, right.reckon, (a, b) => minus(a, b) ?? tooLarge),
  '*': (left, right) => both(left.reckon, right.reckon, (a, b) => times(a, b) ?? tooLarge),
  '/': (left, right) => quotient(left.reckon, right),
}

const hundred = whole(100)

/** `left ÷ right × 100`. */
export function percentage(left: Reckon, right: Ready): Reckon {
  const share = quotient(left, right)
  return (inputs) => {
    const value = share(inputs)
    return isAbsent(value) ? value : (times(value, hundred) ?? tooLarge)
  }
}

const holds: Readonly<Record<Comparator, (order: -1 | 0 | 1) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

export function comparison(comparator: Comparator, left: Reckon, right: Reckon): Judge {
  const test = holds[comparator]
  return (inputs) => {
    const a = left(inputs)
    const b = right(inputs)
    if (isAbsent(a)) return isAbsent(b) ? stronger(a, b) : a
    return isAbsent(b) ? b : test(compareFractions(a, b))
  }
}
