import { absolute, compareDecimals, minus, roundTo, sum, times, type Decimal } from '../kernel/decimal.ts'
import type { Polarity, Range, Tolerance } from '../figures/indicator.ts'

export type Rating = 'green' | 'amber' | 'red' | 'missing' | 'no-target' | 'not-rated'

export interface RagInput {
  readonly actual: Decimal | null
  readonly target?: Decimal | null
  readonly range?: Range | null
  readonly polarity: Polarity
  readonly tolerance: Tolerance
  /** Figures and targets are compared as they are printed; the tolerance is never rounded. */
  readonly decimals: number
  /** Percent beyond the target, in the good direction, from which a target counts as significantly exceeded. */
  readonly exceedBy?: Decimal | null
}

export interface RagResult {
  readonly status: Rating
  readonly reason?: 'contextual' | 'no-range' | undefined
  readonly exceeded: boolean
}

/** Red, amber or green by exact decimal arithmetic; everything that cannot be rated has a name of its own. */
export function rag(input: RagInput): RagResult {
  const { actual, target, range, polarity } = input
  if (polarity === 'none') return { status: 'not-rated', reason: 'contextual', exceeded: false }
  if (actual === null) return { status: 'missing', exceeded: false }
  const bounds = boundsOf(polarity, target ?? null, range ?? null)
  if (!bounds) {
    return {
      status: 'no-target',
      ...(polarity === 'range' && target ? { reason: 'no-range' as const } : {}),
      exceeded: false,
    }
  }
  const value = roundTo(actual, input.decimals)
  return {
    status: rate(value, bounds, input),
    exceeded: exceeds(value, bounds, polarity, input.exceedBy ?? null),
  }
}

/** The end of the good side: at or above `low`, at or below `high`; a missing end is open. */
interface Bounds {
  readonly low: Decimal | null
  readonly high: Decimal | null
}

function boundsOf(polarity: Polarity, target: Decimal | null, range: Range | null): Bounds | null {
  if (range) return range
  if (target === null || polarity === 'range') return null
  return polarity === 'high' ? { low: target, high: null } : { low: null, high: target }
}

function rate(value: Decimal, bounds: Bounds, { decimals, tolerance }: RagInput): 'green' | 'amber' | 'red' {
  for (const side of ['low', 'high'] as const) {
    const written = bounds[side]
    if (written === null) continue
    const bound = roundTo(written, decimals)
    const short = side === 'low' ? minus(bound, value) : minus(value, bound)
    if (compareDecimals(short, '0' as Decimal) > 0) {
      return compareDecimals(short, allowance(bound, tolerance)) <= 0 ? 'amber' : 'red'
    }
  }
  return 'green'
}

/** The tolerance as an amount; percent of a zero target is zero. */
export function allowance(bound: Decimal, { kind, value }: Tolerance): Decimal {
  return kind === 'abs' ? value : times(times(absolute(bound), value), '0.01' as Decimal)
}

function exceeds(value: Decimal, bounds: Bounds, polarity: Polarity, exceedBy: Decimal | null): boolean {
  const bound = polarity === 'high' ? bounds.low : polarity === 'low' ? bounds.high : null
  if (exceedBy === null || bound === null) return false
  const margin = allowance(bound, { kind: 'pct', value: exceedBy })
  return polarity === 'high'
    ? compareDecimals(value, sum(bound, margin)) > 0
    : compareDecimals(value, minus(bound, margin)) < 0
}
