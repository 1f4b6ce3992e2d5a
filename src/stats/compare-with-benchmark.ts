import { isPresent, requireOneOf, type Figure } from './arguments.ts'
import { type Estimate } from './estimate.ts'

export type Comparison = 'better' | 'worse' | 'similar' | 'higher' | 'lower' | 'not compared'

type Interval = Pick<Estimate, 'value' | 'lower' | 'upper'>
type Polarity = 'high' | 'low' | 'neutral'

/**
 * An area against a benchmark, as Fingertips compares them: similar when the area's interval holds the benchmark, its
 * limits included; otherwise better or worse by polarity, or higher and lower when neither way is good.
 *
 * With `estimate998`, the same figure with its 99.8 % interval, a difference that holds there too is "best" or
 * "worst". Without a value, a limit or a benchmark: "not compared".
 *
 * The benchmark is taken as exact. For two areas prefer `gap`, whose interval of the difference is less cautious than
 * asking whether two intervals overlap.
 */
export function compareWithBenchmark(
  estimate: Interval,
  benchmark: Figure,
  options: { polarity: Polarity; estimate998?: undefined },
): Comparison
export function compareWithBenchmark(
  estimate: Interval,
  benchmark: Figure,
  options: { polarity: Polarity; estimate998?: Interval | undefined },
): Comparison | 'best' | 'worst'
export function compareWithBenchmark(
  estimate: Interval,
  benchmark: Figure,
  { polarity, estimate998 }: { polarity: Polarity; estimate998?: Interval | undefined },
): Comparison | 'best' | 'worst' {
  requireOneOf(polarity, ['high', 'low', 'neutral'], 'polarity')
  if (!isPresent(benchmark) || !isPresent(estimate.value)) return 'not compared'
  const side = sideOf(estimate, benchmark)
  if (side === null) return 'not compared'
  if (side === 0) return 'similar'
  if (polarity === 'neutral') return side > 0 ? 'higher' : 'lower'
  const isGood = side > 0 === (polarity === 'high')
  if (estimate998 && sideOf(estimate998, benchmark) === side) return isGood ? 'best' : 'worst'
  return isGood ? 'better' : 'worse'
}

/** 1 when the whole interval is above the benchmark, −1 when below, 0 when it holds it. */
function sideOf({ lower, upper }: Interval, benchmark: number): -1 | 0 | 1 | null {
  if (!isPresent(lower) || !isPresent(upper)) return null
  return lower > benchmark ? 1 : upper < benchmark ? -1 : 0
}
