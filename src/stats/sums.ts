/** Sum with Neumaier's correction (1974), so that the order of a long list does not change the last digits. */
export function sum(values: readonly number[]): number {
  let total = 0
  let lost = 0
  for (const value of values) {
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return Number.isFinite(lost) ? total + lost : total
}

/** Arithmetic mean; NaN for an empty list, so callers decide first. */
export function average(values: readonly number[]): number {
  return sum(values) / values.length
}

/** Sum of products of two lists of one length. */
export function sumOfProducts(left: readonly number[], right: readonly number[]): number {
  return sum(left.map((value, index) => value * (right[index] ?? 0)))
}
