import type { Assessment } from '../indicators/assess.ts'
import type { Period } from '../kernel/period.ts'
import type { Named } from '../performance/indicator-view.ts'

/** What the register can be filtered by. */
export interface Filters {
  readonly sets: readonly string[]
  readonly departments: readonly Named[]
  readonly owners: readonly string[]
}

/** One page of the register. `first` counts from 0; `all` are those that match. */
export interface Register {
  readonly period: Period
  /** Periods that the page can be turned to. */
  readonly choices: readonly Period[]
  readonly rows: readonly Assessment[]
  readonly first: number
  readonly all: number
  readonly perPage: number
}
