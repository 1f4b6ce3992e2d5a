import type { FunctionName } from './functions.ts'
import { compareFractions, over, plus, roundFraction, whole, type Fraction } from './fraction.ts'
import { operations, percentage, type Judge, type Ready, type Reckon } from './reckon.ts'
import { absent, isAbsent, stronger, type Absence, type Value } from './value.ts'

/** The arguments of a call, ready to run; which kinds stand where has been seen to by the reading. */
export interface Arguments {
  readonly numbers: readonly Ready[]
  readonly conditions: readonly Judge[]
  /** Places after the point, where the function takes them. */
  readonly places: number
}

const tooLarge = absent('too-large')
const missing = absent('missing')

/** How each function of the closed list comes to its value. */
export const reckonFunctions: Readonly<Record<FunctionName, (args: Arguments) => Reckon>> = {
  sum: ({ numbers }) => ofAll(numbers, total),
  avg: ({ numbers }) => ofAll(numbers, (values) => through(total(values), values.length)),
  min: ({ numbers }) => ofAll(numbers, (values) => extreme(values, -1)),
  max: ({ numbers }) => ofAll(numbers, (values) => extreme(values, 1)),
  count:
    ({ numbers }) =>
    (inputs) =>
      whole(numbers.filter(({ reckon }) => !isAbsent(reckon(inputs))).length),
  countIf: ({ conditions }) => howManyHold(conditions),
  pct: ({ numbers: [top, bottom] }) => (top && bottom ? percentage(top.reckon, bottom) : () => missing),
  variancePct: ({ numbers: [actual, profiled] }) =>
    actual && profiled ? percentage(operations['-'](actual, profiled), profiled) : () => missing,
  round: ({ numbers, places }) =>
    ofAll(numbers, ([value]) => (value ? (roundFraction(value, places) ?? tooLarge) : missing)),
  if: ({ conditions: [condition], numbers: [then, otherwise] }) => {
    if (!condition || !then || !otherwise) return () => missing
    return (inputs) => {
      const is = condition(inputs)
      return typeof is === 'object' ? is : is ? then.reckon(inputs) : otherwise.reckon(inputs)
    }
  },
  coalesce: ({ numbers }) => firstWithValue(numbers),
}

/** All have a value, or the result has none. */
function ofAll(numbers: readonly Ready[], join: (values: readonly Fraction[]) => Value): Reckon {
  return (inputs) => {
    const values: Fraction[] = []
    let absence: Absence | null = null
    for (const { reckon } of numbers) {
      const value = reckon(inputs)
      if (isAbsent(value)) absence = absence ? stronger(absence, value) : value
      else values.push(value)
    }
    return absence ?? join(values)
  }
}

function total(values: readonly Fraction[]): Value {
  let sum: Fraction | null = whole(0)
  for (const value of values) sum = sum && plus(sum, value)
  return sum ?? tooLarge
}

function through(value: Value, count: number): Value {
  return isAbsent(value) ? value : (over(value, whole(count)) ?? tooLarge)
}

const extreme = (values: readonly Fraction[], side: -1 | 1): Value =>
  values.reduce((best, value) => (compareFractions(value, best) === side ? value : best))

/** A condition of which nobody knows whether it holds leaves the count unknown. */
function howManyHold(conditions: readonly Judge[]): Reckon {
  return (inputs) => {
    const judged = conditions.map((condition) => condition(inputs))
    const unknown = judged.filter((is) => typeof is === 'object')
    return unknown.length > 0 ? unknown.reduce(stronger) : whole(judged.filter(Boolean).length)
  }
}

/** Suppressed is not "no figure": another figure in its place would be read as this one. */
function firstWithValue(numbers: readonly Ready[]): Reckon {
  return (inputs) => {
    let reason: Absence = missing
    for (const [at, { reckon }] of numbers.entries()) {
      const value = reckon(inputs)
      if (!isAbsent(value) || value.reason === 'suppressed') return value
      reason = at === 0 ? value : stronger(reason, value)
    }
    return reason
  }
}
