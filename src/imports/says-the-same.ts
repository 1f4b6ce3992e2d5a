import { compareDecimals, type Decimal } from '../kernel/decimal.ts'
import type { Figure, ObservationStatus } from '../figures/indicator.ts'

const parts = ['value', 'numerator', 'denominator', 'lower', 'upper'] as const

/** The same figure, whatever the number of noughts it was written with. A status that one side leaves open agrees. */
export function saysTheSame(
  a: Omit<Figure, 'reason' | 'source' | 'status'> & { readonly status: ObservationStatus | null },
  b: Omit<Figure, 'reason' | 'source' | 'status'> & { readonly status: ObservationStatus | null },
): boolean {
  const agree = (x: Decimal | null, y: Decimal | null): boolean =>
    x === y || (x !== null && y !== null && compareDecimals(x, y) === 0)
  if (a.mark !== b.mark || (a.status !== null && b.status !== null && a.status !== b.status)) return false
  return parts.every((part) => agree(a[part], b[part]))
}
