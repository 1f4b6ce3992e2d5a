import type { Period } from '../kernel/period.ts'
import type { ReturnState } from '../returns/transitions.ts'

/** How one return stands towards its day. */
export interface Standing {
  readonly department: { readonly code: string; readonly name: string }
  readonly period: Period
  readonly state: ReturnState
  readonly dueOn: string
  /** The day in the United Kingdom on which it was first sent; a question or a reopening later does not make it late. */
  readonly sentOn: string | null
}
