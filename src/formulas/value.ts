import type { Decimal } from '../kernel/decimal.ts'
import { fractionOf, type Fraction } from './fraction.ts'

/**
 * Why a formula has no result. Each is another thing to tell a reader, so they stay apart and travel from the figure to
 * the result. Where several meet the first of this list is told; `suppressed` is first, so that no other reason shows
 * what stands behind a hidden figure.
 */
export const absenceReasons = [
  'suppressed',
  'not-comparable',
  'not-applicable',
  'not-available-yet',
  'missing',
  'not-due',
  'cannot-be-summed',
  'zero-denominator',
  'too-large',
] as const
export type AbsenceReason = (typeof absenceReasons)[number]

export interface Absence {
  readonly reason: AbsenceReason
  /** The part of the formula that has no value, as it is written there: `[NI192, prev]`, `[B] - [C]`. */
  readonly of: string
}

/** What a part of a formula comes to. Never nought for want of a figure. */
export type Value = Fraction | Absence

export const absent = (reason: AbsenceReason, of = ''): Absence => ({ reason, of })

export function isAbsent(value: object): value is Absence {
  return 'reason' in value
}

/** What a stored number is in a formula. */
export function valueOf(decimal: Decimal): Value {
  return fractionOf(decimal) ?? absent('too-large', decimal)
}

const rank = new Map<AbsenceReason, number>(absenceReasons.map((reason, at) => [reason, at]))

/** Of two reasons the one that is told: the order in which they are met plays no part. */
export function stronger(a: Absence, b: Absence): Absence {
  return (rank.get(b.reason) ?? 0) < (rank.get(a.reason) ?? 0) ? b : a
}
