/**
 * What may stand in a place: a number that is reckoned, something that holds or does not, and three that are written
 * out: places after the point, a number, a text in quotation marks.
 */
export type Kind = 'number' | 'condition' | 'places' | 'threshold' | 'text'

export interface Shape {
  readonly takes: readonly Kind[]
  /** How many of them may be left out, from the end. */
  readonly optional: number
  /** Whether the last may be given again and again. */
  readonly repeats: boolean
}

const many = (kind: Kind): Shape => ({ takes: [kind], optional: 0, repeats: true })
const exactly = (...takes: readonly Kind[]): Shape => ({ takes, optional: 0, repeats: false })

/**
 * Every function that a formula may call, apart from the system's own. A part without a value leaves the result without
 * one, except in `count` (how many have a value), `coalesce` (the first that has one; suppressed figures are not passed
 * over) and the branch of `if` that is not taken.
 */
export const functions = {
  sum: many('number'),
  avg: many('number'),
  min: many('number'),
  max: many('number'),
  count: many('number'),
  countIf: many('condition'),
  /** `pct(a, b)` is a ÷ b × 100; both counts are kept. */
  pct: exactly('number', 'number'),
  /** `variancePct(actual, profiled)` is (actual − profiled) ÷ profiled × 100. */
  variancePct: exactly('number', 'number'),
  round: { takes: ['number', 'places'], optional: 1, repeats: false },
  if: exactly('condition', 'number', 'number'),
  coalesce: many('number'),
} as const satisfies Readonly<Record<string, Shape>>

export type FunctionName = keyof typeof functions
