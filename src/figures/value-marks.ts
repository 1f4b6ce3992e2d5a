import type { Mark, ObservationStatus } from './indicator.ts'

/** What stands in a value's box in real files where there is no number, and what each means. Blank is not here. */
export const markOfText: Readonly<Record<string, Mark>> = {
  nil: 'nil',
  '-': 'missing',
  '..': 'missing',
  ':': 'missing',
  'n/a': 'missing',
  na: 'missing',
  '[x]': 'missing',
  x: 'missing',
  '[c]': 'suppressed',
  c: 'suppressed',
  '*': 'suppressed',
  suppressed: 'suppressed',
  '[z]': 'not-applicable',
  z: 'not-applicable',
  'not applicable': 'not-applicable',
  '[nd]': 'not-due',
  'not due': 'not-due',
  '[b]': 'not-comparable',
}

/** The names that the `mark` column of a file may hold. */
export const marks: readonly Mark[] = [
  'ok',
  'nil',
  'missing',
  'not-due',
  'suppressed',
  'not-applicable',
  'not-comparable',
]

/** The names that the `status` column of a file may hold. */
export const statuses: readonly ObservationStatus[] = ['estimate', 'provisional', 'final', 'revised']
