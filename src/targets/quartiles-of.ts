import { sum, times, minus, type Decimal, compareDecimals } from '../kernel/decimal.ts'

export interface Quartiles {
  readonly low: Decimal
  readonly middle: Decimal
  readonly high: Decimal
}

/** Quartiles of what other areas have, between two of them in proportion (Hyndman and Fan 1996, type 7); null of under four. */
export function quartilesOf(areas: readonly { readonly value: Decimal }[]): Quartiles | null {
  if (areas.length < 4) return null
  const sorted = areas.map(({ value }) => value).toSorted(compareDecimals)
  const at = (share: number): Decimal => {
    const place = (sorted.length - 1) * share
    const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
    if (below === undefined || above === undefined) throw new Error('a quartile is beyond its areas')
    return sum(below, times(minus(above, below), String(place % 1) as Decimal))
  }
  return { low: at(0.25), middle: at(0.5), high: at(0.75) }
}
