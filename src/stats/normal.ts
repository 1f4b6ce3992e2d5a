import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'

/**
 * Standard normal deviate of a two-sided interval: z = Φ⁻¹(1 − (1 − c)/2), 1.959964 for c = 0.95 and 3.090232 for
 * 0.998. Taken from the lower tail, where a confidence very near 1 does not round to certainty; @stdlib's quantile
 * loses digits below 1e-9 there, so Newton's method on ln Φ finishes the work.
 */
export function criticalZ(confidence: number): number {
  const tail = (1 - confidence) / 2
  if (tail > 1e-9) return -normalQuantile(tail, 0, 1)
  let z = 6
  for (let step = 0; step < 8; step++) {
    const below = normalCdf(-z, 0, 1)
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
    z += (Math.log(below / tail) * below) / density
  }
  return z
}
