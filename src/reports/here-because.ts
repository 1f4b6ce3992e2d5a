import { needsCommentary, type Assessment } from '../indicators/assess.ts'
import { decimalPlaces, type Decimal } from '../kernel/decimal.ts'
import { changeText, numberText } from '../kernel/figure-words.ts'
import type { ReportWords } from './words.ts'

/** Worst first: what is off target, what is close to it, what is far beyond it. Null: nothing to explain. */
export function exceptionRank(assessment: Assessment): 0 | 1 | 2 | null {
  if (!needsCommentary(assessment)) return null
  return assessment.status === 'red' ? 0 : assessment.status === 'amber' ? 1 : 2
}

/** Off target or close to it: what is put right, not only explained. */
export function missesTarget(assessment: Assessment): boolean {
  const rank = exceptionRank(assessment)
  return rank === 0 || rank === 1
}

/**
 * Why a figure is among those that are explained: "Here because: more than 5% below target, for 2 quarters running."
 * `series` ends with the figure itself.
 */
export function hereBecause(
  series: readonly Assessment[],
  exceedBy: Decimal | null,
  { tree: { because } }: ReportWords,
): string | null {
  const now = series.at(-1)
  const rank = now ? exceptionRank(now) : null
  if (!now || rank === null) return null
  const { indicator, tolerance, status } = now
  const margin =
    tolerance.kind === 'pct' ? because.percent(tolerance.value) : amountText(tolerance.value, indicator)
  const said =
    status === 'red' || status === 'amber'
      ? because[status](margin, because.sides[indicator.polarity])
      : because.exceeded(because.percent(exceedBy ?? '0'))
  const before = series.toReversed().findIndex((earlier) => exceptionRank(earlier) !== rank)
  const quarters = before === -1 ? series.length : before
  return quarters > 1 ? because.quarters(said, quarters) : because.once(said)
}

/** In points or pounds; anything that is counted goes without its name. */
function amountText(value: Decimal, { decimals, unit }: Assessment['indicator']): string {
  const places = Math.max(decimals, decimalPlaces(value))
  return unit === '%' || unit === '£' ? changeText(value, places, unit) : numberText(value, places)
}
