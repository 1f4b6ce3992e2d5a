import type { PeriodKind } from '../kernel/period.ts'
import type { MeasureKind } from './indicator.ts'

/** The formula by which an indicator is worked out, as it stood at a moment. */
export interface StoredFormula {
  readonly indicatorId: number
  readonly code: string
  readonly periodKind: PeriodKind
  readonly version: number
  readonly text: string
  readonly recordedAt: Date
}

/** One version of a formula, with who set it and why; one without text withdrew what stood before. */
export interface FormulaVersion {
  readonly version: number
  readonly text: string
  readonly recordedAt: Date
  /** The post of whoever set it. */
  readonly recordedBy: string | null
  readonly reason: string
}

/** The formulas of an indicator, the latest first, and the titles of what the one in force refers to. */
export interface LoadedFormula {
  readonly versions: readonly FormulaVersion[]
  readonly titles: ReadonlyMap<string, string>
}

/** What a formula has to know of each indicator that it refers to. */
export interface Referred {
  readonly id: number
  readonly code: string
  readonly title: string
  readonly unit: string
  readonly decimals: number
  readonly kind: MeasureKind
  readonly periodKind: PeriodKind
}
