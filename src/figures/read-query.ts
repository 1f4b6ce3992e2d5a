import { readAsAt } from '../kernel/london.ts'
import { periodLabel } from '../kernel/period-words.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import { readPeriod } from '../kernel/read-period.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'

/** Reads the period and the moment that a request asks for; null where it names none. */
export function readQuery(
  asked: { readonly period?: string | undefined; readonly asAt?: string | undefined },
  expected?: PeriodKind,
): { period: Period | null; asAt: Date | null } | Refusal {
  const asAt = asked.asAt === undefined ? null : readAsAt(asked.asAt)
  if (asked.asAt !== undefined && asAt === null)
    return refuse('invalid', 'as-at-not-understood', { text: asked.asAt })
  if (asked.period === undefined) return { period: null, asAt }
  const reading = readPeriod(asked.period, expected)
  if (reading.is === 'one') return { period: reading.period, asAt }
  if (reading.is === 'none') return refuse('invalid', 'period-not-understood', { text: asked.period })
  const readings = reading.readings.map(periodLabel).join(' or ')
  return refuse('invalid', 'period-two-readings', { text: asked.period, readings })
}
