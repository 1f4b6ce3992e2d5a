import type { Period } from '../kernel/period.ts'
import type { ReturnState } from '../returns/transitions.ts'

/** How one return stands towards its day. */
export interface Standing {
  readonly department: { readonly code: string; readonly name: string }
  readonly period: Period
  readonly state: ReturnState
  /** The day of its round, or the later one until which it was given more time. */
  readonly dueOn: string
  readonly firstDueOn: string
  /** The day in the United Kingdom on which it was first sent; a question or a reopening later does not make it late. */
  readonly sentOn: string | null
}
