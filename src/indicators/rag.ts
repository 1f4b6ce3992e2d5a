import { absolute, compareDecimals, minus, roundTo, sum, times, type Decimal } from '../kernel/decimal.ts'
import type { Polarity, Range, RuleFamily, Tolerance } from '../figures/indicator.ts'
import { direction } from './direction.ts'

export type Rating = 'green' | 'amber' | 'red' | 'missing' | 'no-target' | 'not-rated'

export interface RagInput {
  readonly actual: Decimal | null
  readonly target?: Decimal | null
  readonly range?: Range | null
  /** Of an ordinal measure the place of the level aimed at, as `actual` is the place of a level; the worst is 1. */
  readonly level?: Decimal | null
  /** Of a yes or no the answer aimed at: 1 for yes, 0 for no. */
  readonly answer?: Decimal | null
  readonly polarity: Polarity
  readonly tolerance: Tolerance
  /** Figures and targets are compared as they are printed; the tolerance is never rounded. */
  readonly decimals: number
  /** Percent beyond the target, in the good direction, from which a target counts as significantly exceeded. */
  readonly exceedBy?: Decimal | null
  /** `tolerance` where nothing is said. */
  readonly family?: RuleFamily
  /** The figure of the same period a year before, for the family that looks at it. */
  readonly lastYear?: Decimal | null
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
  if (input.level !== undefined) return byTable(levelTable, input.level, actual)
  if (input.answer !== undefined) return byTable(answerTable, input.answer, actual)
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

type Table = readonly (readonly [least: number, status: 'green' | 'amber' | 'red'])[]

/** How many levels a figure is above the level aimed at, from the best down: at it or above green, one below amber. */
const levelTable: Table = [
  [0, 'green'],
  [-1, 'amber'],
  [-Infinity, 'red'],
]
/** A yes or no is what was aimed at, or it is not: there is nothing between. */
const answerTable: Table = [
  [0, 'green'],
  [-Infinity, 'red'],
]

/** Levels and answers are no quantities: neither tolerance nor "well above" means anything of them. */
function byTable(table: Table, aim: Decimal | null, actual: Decimal): RagResult {
  if (aim === null) return { status: 'no-target', exceeded: false }
  const steps = Number(minus(actual, aim))
  const above = table === answerTable ? -Math.abs(steps) : steps
  const status = table.find(([least]) => above >= least)?.[1] ?? 'red'
  return { status, exceeded: false }
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

/** Where a figure stands: how far it falls short of its target (below nought: beyond it), and how far is allowed. */
interface Standing {
  readonly short: Decimal
  readonly allowed: Decimal
  /** No worse than in the same period of last year. */
  readonly isHeld: boolean
}

const nought = '0' as Decimal
const atMost = (a: Decimal, b: Decimal): boolean => compareDecimals(a, b) <= 0

/**
 * The families of rules that councils use. `tolerance`, most of them: green at the target, amber within the tolerance of
 * it. `tolerance-or-improving`, Havering 2013-15: green within the tolerance, beyond it amber where the figure is no
 * worse than a year ago. `band`, East Riding and Harlow: amber within the tolerance on either side of the target.
 */
const families: Readonly<Record<RuleFamily, (standing: Standing) => 'green' | 'amber' | 'red'>> = {
  tolerance: ({ short, allowed }) =>
    atMost(short, nought) ? 'green' : atMost(short, allowed) ? 'amber' : 'red',
  'tolerance-or-improving': ({ short, allowed, isHeld }) =>
    atMost(short, allowed) ? 'green' : isHeld ? 'amber' : 'red',
  band: ({ short, allowed }) =>
    atMost(absolute(short), allowed) ? 'amber' : atMost(short, nought) ? 'green' : 'red',
}

function rate(value: Decimal, bounds: Bounds, input: RagInput): 'green' | 'amber' | 'red' {
  const { decimals, tolerance, family = 'tolerance', polarity, range = null, lastYear = null } = input
  const standings = (['low', 'high'] as const).flatMap((side) => {
    const written = bounds[side]
    if (written === null) return []
    const bound = roundTo(written, decimals)
    return [
      {
        short: side === 'low' ? minus(bound, value) : minus(value, bound),
        allowed: allowance(bound, tolerance),
      },
    ]
  })
  const [nearest] = standings.toSorted((a, b) => compareDecimals(b.short, a.short))
  if (!nearest) return 'green'
  const since = direction({ actual: value, previous: lastYear, polarity, decimals, range })
  return families[family]({ ...nearest, isHeld: since === 'better' || since === 'same' })
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
