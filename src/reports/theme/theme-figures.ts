import type { Assessment } from '../../indicators/assess.ts'
import type { LateCounts } from '../../deadlines/late-grid.ts'
import { exceptionRank, missesTarget } from '../here-because.ts'
import type { ReportHead } from '../report-head.ts'
import type { ReportRow } from '../report-row.ts'

/** A theme in a quarter, for its partnership. */
export interface ThemeFigures extends ReportHead {
  /** By code. */
  readonly rows: readonly ReportRow[]
  /** Of the returns that its figures come from and that the reader may open; null where there is none. */
  readonly returns: LateCounts | null
}

/** The measures of a theme that the report speaks of, each by what is said of it. */
export function partsOf(rows: readonly ReportRow[]): {
  readonly under: readonly ReportRow[]
  readonly over: readonly ReportRow[]
  readonly notIn: readonly ReportRow[]
} {
  return {
    under: rows
      .filter(({ assessment }) => missesTarget(assessment))
      .toSorted((a, b) => rankOf(a.assessment) - rankOf(b.assessment)),
    over: rows.filter(({ assessment }) => exceptionRank(assessment) === 2),
    notIn: rows.filter(({ assessment: { status } }) => status === 'missing' || status === 'not-available'),
  }
}

const rankOf = (assessment: Assessment): number => exceptionRank(assessment) ?? 3

/** Why a partnership has something to decide about a measure. */
export type Asked = 'off-for-long' | 'no-action' | 'no-target'

export interface Decision {
  readonly why: Asked
  readonly row: ReportRow
  /** Quarters running, the one of the report included; 0 where it is not about that. */
  readonly quarters: number
}

/** Off target for so many quarters running, the one of the report included, a measure is put to the partnership. */
const long = 2

/** What is to be decided: what stays off target, what is off and has no action, and what has no target. One line a measure. */
export function decisionsIn(rows: readonly ReportRow[]): Decision[] {
  return rows.flatMap((row): Decision[] => {
    const { assessment, series, commentary } = row
    if (assessment.status === 'no-target') return [{ why: 'no-target', row, quarters: 0 }]
    if (assessment.status !== 'red') return []
    const before = series.toReversed().findIndex(({ status }) => status !== 'red')
    const quarters = before === -1 ? series.length : before
    if (quarters >= long) return [{ why: 'off-for-long', row, quarters }]
    const action = commentary?.action.trim() ?? ''
    return action === '' ? [{ why: 'no-action', row, quarters: 0 }] : []
  })
}
