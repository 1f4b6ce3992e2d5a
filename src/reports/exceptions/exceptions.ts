import type { Assessment } from '../../indicators/assess.ts'
import { mainComparison } from '../../indicators/change-since.ts'
import type { Period } from '../../kernel/period.ts'
import { exceptionRank } from '../here-because.ts'
import type { ReportHead } from '../report-head.ts'
import type { ReportRow } from '../report-row.ts'

/** What an exception report says: over and under, and what comes next. */
export interface ExceptionFigures extends ReportHead {
  /** Every measure that it looks at, by code. */
  readonly judged: readonly Assessment[]
  /** Off or close to target, worst first. */
  readonly wrong: readonly ReportRow[]
  readonly good: readonly ReportRow[]
  /** Returns of the quarter that were not accepted, as at the moment; null where the reader may open none. */
  readonly notAccepted: number | null
  /** The next round that is due after the report's day. */
  readonly next: { readonly period: Period; readonly dueOn: string } | null
}

/** How many successes are told. */
const told = 3

/** What beat its target by far, then what reached it and got better; so many as are told. */
export function successesIn(judged: readonly Assessment[]): Assessment[] {
  const beaten = judged.filter((one) => exceptionRank(one) === 2)
  const better = judged.filter(
    (one) => one.status === 'green' && !beaten.includes(one) && mainComparison(one)?.direction === 'better',
  )
  return [...beaten, ...better].slice(0, told)
}
