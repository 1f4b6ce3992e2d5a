import { chiSquaredQuantile } from './chi-squared.ts'
import { criticalZ } from './normal.ts'

export type CountLimits = { lower: number; upper: number; method: 'Exact' | 'Byars' }

/** The largest number below 1: a confidence beside 1 must not ask for the infinite quantile. */
const almostOne = 1 - Number.EPSILON / 2

/**
 * Byar's approximation to the Poisson limits of a count O (Breslow & Day 1987, volume II, p. 69):
 *
 *     lower = O (1 − 1/(9O) − z/(3√O))³        upper = (O+1) (1 − 1/(9(O+1)) + z/(3√(O+1)))³
 */
export function byarLimits(count: number, confidence: number): { lower: number; upper: number } {
  const z = criticalZ(confidence)
  const next = count + 1
  return {
    lower: count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3,
    upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3,
  }
}

/**
 * Exact Poisson limits of a count by the chi-squared relation (Armitage & Berry 2002, §5.2): χ²(α/2; 2O)/2, which is 0
 * for a count of 0, and χ²(1 − α/2; 2O + 2)/2.
 */
export function exactPoissonLimits(count: number, confidence: number): { lower: number; upper: number } {
  const tail = (1 - confidence) / 2
  return {
    lower: count === 0 ? 0 : chiSquaredQuantile(tail, 2 * count) / 2,
    upper: chiSquaredQuantile(Math.min(1 - tail, almostOne), 2 * count + 2) / 2,
  }
}

/** Limits of a count of events as the public health profiles use them: exact below 10, Byar's from 10 on. */
export function countLimits(count: number, confidence: number): CountLimits {
  return count < 10
    ? { ...exactPoissonLimits(count, confidence), method: 'Exact' }
    : { ...byarLimits(count, confidence), method: 'Byars' }
}
