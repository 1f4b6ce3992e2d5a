import { periodsAsked } from '../formulas/periods-asked.ts'
import type { Period } from '../kernel/period.ts'
import type { Derivation } from './derivation.ts'
import { PeriodSet } from './period-set.ts'

/**
 * For which periods each code is needed, so that all wanted ones can be worked out for `periods`. A derived indicator has
 * figures in periods of its own kind alone.
 */
export function periodsNeeded(
  order: readonly Derivation[],
  wanted: ReadonlySet<string>,
  periods: readonly Period[],
): ReadonlyMap<string, readonly Period[]> {
  const needed = new Map<string, PeriodSet>()
  const need = (code: string, period: Period): void => {
    const own = needed.get(code) ?? new PeriodSet()
    needed.set(code, own)
    own.add(period)
  }
  for (const { code, periodKind, formula } of order.toReversed()) {
    if (wanted.has(code)) for (const period of periods) need(code, period)
    for (const period of needed.get(code)?.all() ?? []) {
      if (period.kind !== periodKind) continue
      for (const reference of formula.references) {
        for (const asked of periodsAsked(reference.shift, period)) need(reference.code, asked)
      }
    }
  }
  const kinds = new Map(order.map(({ code, periodKind }) => [code, periodKind]))
  return new Map(
    [...needed].map(([code, own]) => {
      const kind = kinds.get(code)
      return [code, own.all().filter((period) => kind === undefined || period.kind === kind)]
    }),
  )
}
