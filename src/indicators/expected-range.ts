import { roundTo, type Decimal } from '../kernel/decimal.ts'
import { shift, type Period } from '../kernel/period.ts'
import { xmr } from '../stats/xmr.ts'
import { isWorded } from '../figures/value-text.ts'
import type { Indicator, Observation, Range } from '../figures/indicator.ts'

/** Fewer earlier figures than this say too little about the next one. */
const fewest = 5
const most = 12

/**
 * Where the next figure is expected, from the natural limits of the last figures (XmR chart); null where there are too
 * few, or where the measure starts anew each year or is no number. It only advises: a figure outside it is asked about, never refused.
 */
export function expectedRange(
  indicator: Indicator,
  period: Period,
  figureOf: (period: Period) => Observation | undefined,
): Range | null {
  if (indicator.kind === 'cumulative' || isWorded(indicator.kind)) return null
  const earlier = Array.from({ length: most }, (_, i) => figureOf(shift(period, i - most)))
  const values = earlier.flatMap((figure) => (figure?.value == null ? [] : [Number(figure.value)]))
  if (values.length < fewest) return null
  const { points } = xmr(values, { direction: 'neutral' })
  const last = points.at(-1)
  if (last?.lower == null || last.upper == null) return null
  const isNeverNegative = values.every((value) => value >= 0)
  const low = isNeverNegative ? Math.max(0, last.lower) : last.lower
  const high =
    indicator.unit === '%' && values.every((value) => value <= 100) ? Math.min(100, last.upper) : last.upper
  const written = (value: number): Decimal => roundTo(value.toFixed(8) as Decimal, indicator.decimals)
  return { low: written(low), high: written(high) }
}
