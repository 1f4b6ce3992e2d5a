import { endOf, periodsPerYear, shift, snapshot, type Period, type PeriodKind } from '../kernel/period.ts'

/** The last period of a kind that had ended by a day, that day counted: `quarter`, `2008-11-14` is Q2 2008/09. */
export function lastEndedBy(kind: PeriodKind, day: string): Period {
  if (kind === 'snapshot') return snapshot(day)
  let period: Period = { kind, index: (Number(day.slice(0, 4)) + 1) * periodsPerYear(kind) }
  while (endOf(period) > day) period = shift(period, -1)
  return period
}

/** The last one that is over: a period that ends today is not. */
export function lastClosed(kind: PeriodKind, today: string): Period {
  return lastEndedBy(kind, new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10))
}

/**
 * The period that stands for `asked` where a measure's figures come in another kind of period: the latest with a
 * figure that had ended by then; where there is none, the last that had ended.
 */
export function ownPeriod(kind: PeriodKind, asked: Period, latestWithFigure: Period | undefined): Period {
  if (kind === asked.kind) return asked
  return latestWithFigure ?? lastEndedBy(kind, endOf(asked))
}
