import type { MeasureKind } from '../figures/indicator.ts'
import { minus, roundTo, sum, times, type Decimal } from '../kernel/decimal.ts'

export const shapes = ['typed', 'flat', 'glide'] as const
export type Shape = (typeof shapes)[number]

const quarters = [1, 2, 3, 4]
const quarterOfIt = '0.25' as Decimal

/**
 * The four quarters of a year's target. `flat`: a level is the same in each, a total is shared evenly, to the last digit, and a
 * total of the year so far rises by a quarter each time. `glide`: in even steps from where the year begins; a running
 * total begins at nothing.
 */
export function quarterlyProfile(
  shape: Exclude<Shape, 'typed'>,
  year: Decimal,
  start: Decimal | null,
  { kind, decimals }: { readonly kind: MeasureKind; readonly decimals: number },
): Decimal[] {
  const zero = '0' as Decimal
  const places = Math.max(decimals, year.split('.')[1]?.length ?? 0)
  const upTo = (number: number, from: Decimal): Decimal => {
    if (number === 4) return year
    const step = times(times(minus(year, from), quarterOfIt), String(number) as Decimal)
    return roundTo(sum(from, step), places)
  }
  if (kind === 'flow') {
    return quarters.map((number) => minus(upTo(number, zero), number === 1 ? zero : upTo(number - 1, zero)))
  }
  if (kind === 'cumulative') return quarters.map((number) => upTo(number, zero))
  return quarters.map((number) => (shape === 'flat' || start === null ? year : upTo(number, start)))
}
