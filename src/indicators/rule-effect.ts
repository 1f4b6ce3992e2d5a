import type { Period } from '../kernel/period.ts'
import type { Status } from './assess.ts'

/** What another rule would do to the statuses of the latest quarter. */
export interface RuleEffect {
  /** Null where there is no figure yet. */
  readonly period: Period | null
  readonly judged: number
  readonly changes: readonly { readonly from: Status; readonly to: Status; readonly count: number }[]
}
