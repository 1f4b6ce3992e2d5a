/**
 * The answer of every estimating method: a value with its confidence limits, the method that made them, and the
 * reason when the data cannot say or a reader should be careful.
 *
 * `value` is null when there is no answer; then `reason` always says why. `lower` and `upper` may be null beside a
 * value (one observation has a mean but no interval). No field is ever NaN or infinite.
 */
export type Estimate = {
  value: number | null
  lower: number | null
  upper: number | null
  method: string
  reason?: string
}

/** No answer, and why. */
export const noEstimate = (method: string, reason: string): Estimate => ({
  value: null,
  lower: null,
  upper: null,
  method,
  reason,
})

/** An answer with both limits, or no answer when the arithmetic left the range of numbers. */
export function estimateOf(
  value: number,
  limits: { lower: number; upper: number },
  method: string,
  reason?: string,
): Estimate {
  const { lower, upper } = limits
  if (![value, lower, upper].every(Number.isFinite))
    return noEstimate(method, 'the figures are too large or too small')
  return { value, lower, upper, method, ...(reason === undefined ? {} : { reason }) }
}

/** Fewer than ten of whatever is counted: the value stands, but no judgement should rest on it alone. */
export const smallNumbers = (n: number): string | undefined => (n < 10 ? 'small numbers' : undefined)
