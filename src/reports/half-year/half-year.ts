import type { Assessment, Status } from '../../indicators/assess.ts'
import { isRated } from '../../indicators/assess.ts'
import type { Period } from '../../kernel/period.ts'
import type { ReportHead } from '../report-head.ts'
import type { ReportRow } from '../report-row.ts'

/** Half a year of a place, for the boards. */
export interface HalfYearFigures extends ReportHead {
  /** Every measure, by code, as it is judged at the end of the half-year. */
  readonly judged: readonly Assessment[]
  /** The first quarter of the half-year, and the same measures as they are judged for it. */
  readonly earlier: Period
  readonly judgedEarlier: readonly Assessment[]
  /** By name; a measure of two themes stands under both. */
  readonly themes: readonly {
    readonly code: string
    readonly name: string
    readonly ids: ReadonlySet<number>
  }[]
  /** Off or close to target, worst first. */
  readonly wrong: readonly ReportRow[]
  readonly good: readonly ReportRow[]
}

/** A measure that has another status than in the first quarter. */
export interface Moved {
  readonly now: Assessment
  readonly before: Status
}

/** What has come onto its target and what has left it within the half-year: of measures that were rated both times. */
export function movedSince(
  judged: readonly Assessment[],
  earlier: readonly Assessment[],
): { readonly onto: readonly Moved[]; readonly off: readonly Moved[] } {
  const statuses = new Map(earlier.map(({ indicator, status }) => [indicator.id, status]))
  const moved = judged.flatMap((now): Moved[] => {
    const before = statuses.get(now.indicator.id)
    return before !== undefined && isRated(before) && isRated(now.status) && before !== now.status
      ? [{ now, before }]
      : []
  })
  return {
    onto: moved.filter(({ now }) => now.status === 'green'),
    off: moved.filter(({ before }) => before === 'green'),
  }
}
