import type { Decimal } from '../kernel/decimal.ts'

/** The figures of the region or the nation over the periods of a trend. */
export interface ComparatorLine {
  readonly code: string
  readonly name: string
  readonly comparator: 'region' | 'nation'
  readonly values: readonly (Decimal | null)[]
}
