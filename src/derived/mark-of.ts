import type { Mark } from '../figures/indicator.ts'
import type { AbsenceReason } from '../formulas/value.ts'

/**
 * How a figure that could not be worked out stands among the others: what is hidden, not comparable or not due in its
 * formula is so in the result. The reason itself travels beside the mark.
 */
export const markOf: Readonly<Record<AbsenceReason, Mark>> = {
  suppressed: 'suppressed',
  'not-comparable': 'not-comparable',
  'not-applicable': 'not-applicable',
  'not-available-yet': 'missing',
  missing: 'missing',
  'not-due': 'not-due',
  'cannot-be-summed': 'missing',
  'zero-denominator': 'not-applicable',
  'too-large': 'missing',
}
