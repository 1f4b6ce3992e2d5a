import { absolute, compareDecimals, minus, roundTo } from '../kernel/decimal.ts'
import { isWorded, type WordedKind } from '../figures/value-text.ts'
import { changeText } from '../kernel/figure-words.ts'
import { periodLabel } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import type { Assessment, Comparison } from './assess.ts'
import type { Direction } from './direction.ts'
import { wordedSize } from './worded-size.ts'
import type { IndicatorWords } from './words.ts'

/** Where a figure went since an earlier one, as both are printed. */
export interface ChangeSince {
  readonly went: 'up' | 'down' | 'same'
  /** The word for it: of a date later or earlier, of an answer what it became. */
  readonly said: keyof (typeof sayings)['ordinal'] | 'later' | 'earlier' | 'toYes' | 'toNo'
  /** `1.2 points`, `14`; empty where it is the same. */
  readonly size: string
  /** `last quarter`. */
  readonly since: string
}

/** Null where there is no earlier figure to compare with, or none that may be. */
export function changeSince(
  { indicator, observation }: Pick<Assessment, 'indicator' | 'observation'>,
  comparison: Comparison,
  words: Pick<IndicatorWords, 'since' | 'sizes'>,
): ChangeSince | null {
  const now = observation?.value ?? null
  const before = comparison.with?.value ?? null
  if (comparison.direction === 'none' || now === null || before === null) return null
  const { decimals, unit, kind } = indicator
  const change = minus(roundTo(now, decimals), roundTo(before, decimals))
  const side = compareDecimals(change, minus(change, change))
  const went = side === 0 ? 'same' : side > 0 ? 'up' : 'down'
  const size = isWorded(kind)
    ? wordedSize(absolute(change), kind, words)
    : changeText(absolute(change), decimals, unit)
  return {
    went,
    said: sayings[isWorded(kind) ? kind : 'ordinal'][went],
    size: went === 'same' ? '' : size,
    since: sinceText(comparison, words),
  }
}

/** What a number that went up or down says of each kind; of numbers and levels, that it went up or down. */
const sayings = {
  ordinal: { up: 'up', down: 'down', same: 'same' },
  date: { up: 'later', down: 'earlier', same: 'same' },
  'yes-no': { up: 'toYes', down: 'toNo', same: 'same' },
} as const satisfies Record<WordedKind, Record<'up' | 'down' | 'same', string>>

export function sinceText(
  { basis, period }: Pick<Comparison, 'basis' | 'period'>,
  words: Pick<IndicatorWords, 'since'>,
): string {
  const named = sinceKinds[basis][period.kind]
  return named === undefined ? periodLabel(period) : words.since[named]
}

type Since = keyof IndicatorWords['since']

/** What the earlier period is called in a sentence; any other is called by its label. */
const sinceKinds: Readonly<Record<Comparison['basis'], Readonly<Partial<Record<Period['kind'], Since>>>>> = {
  previous: {
    month: 'lastMonth',
    quarter: 'lastQuarter',
    half: 'lastHalf',
    'financial-year': 'lastYear',
    'calendar-year': 'lastYear',
    'academic-year': 'lastSchoolYear',
  },
  'last-year': { month: 'sameMonth', quarter: 'sameQuarter', half: 'sameHalf' },
}

/**
 * The comparison that a sentence speaks of: totals of a period go with the seasons and are held against the same period
 * of last year, everything else against the period before; the other one where that cannot be said.
 */
export function mainComparison({
  indicator,
  comparisons,
}: Pick<Assessment, 'indicator' | 'comparisons'>): Comparison | undefined {
  const first = indicator.kind === 'flow' ? comparisons.toReversed() : comparisons
  const saysSomething = (comparison: Comparison): boolean =>
    comparison.direction !== 'none' || comparison.why === 'definition-changed'
  return first.find(saysSomething) ?? first[0]
}

export const arrows = { up: '↑', down: '↓', same: '→' } as const

/** Whether the way it went is not plain from its direction: for most people "up" means better. */
export function needsSaying(polarity: string, direction: Direction): boolean {
  return polarity !== 'high' && (direction === 'better' || direction === 'worse')
}
