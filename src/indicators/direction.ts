import { absolute, compareDecimals, minus, roundTo, type Decimal } from '../kernel/decimal.ts'
import type { Polarity, Range } from '../figures/indicator.ts'

export type Direction = 'better' | 'worse' | 'same' | 'up' | 'down' | 'none'

export interface DirectionInput {
  readonly actual: Decimal | null
  readonly previous: Decimal | null
  readonly polarity: Polarity
  readonly decimals: number
  readonly range?: Range | null
}

/** Where a figure went since an earlier one, as both are printed; never against the target. `none`: cannot be said. */
export function direction({ actual, previous, polarity, decimals, range }: DirectionInput): Direction {
  if (actual === null || previous === null) return 'none'
  const now = roundTo(actual, decimals)
  const before = roundTo(previous, decimals)
  const went = compareDecimals(now, before)
  if (went === 0) return 'same'
  if (polarity === 'high') return went > 0 ? 'better' : 'worse'
  if (polarity === 'low') return went < 0 ? 'better' : 'worse'
  if (polarity === 'none' || !range) return went > 0 ? 'up' : 'down'
  const nearer = compareDecimals(distance(now, range), distance(before, range))
  return nearer === 0 ? 'same' : nearer < 0 ? 'better' : 'worse'
}

/** How far outside the range; inside it is zero. */
function distance(value: Decimal, { low, high }: Range): Decimal {
  if (compareDecimals(value, low) < 0) return absolute(minus(low, value))
  if (compareDecimals(value, high) > 0) return absolute(minus(value, high))
  return '0' as Decimal
}
