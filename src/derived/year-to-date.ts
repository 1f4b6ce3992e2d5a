import type { MeasureKind } from '../figures/indicator.ts'

/** How the year to date of a measure comes about: a flow is summed, a cumulative figure holds it; others have none. */
export function yearToDate(kind: MeasureKind): 'sum' | 'last' | null {
  if (kind === 'flow') return 'sum'
  return kind === 'cumulative' ? 'last' : null
}
