import type { MeasureKind, OverAreas, OverTime } from '../figures/indicator.ts'

/** What may be said of each kind; the first one is what is usual. */
interface Ways {
  readonly overTime: readonly [OverTime, ...OverTime[]]
  readonly overAreas: readonly [OverAreas, ...OverAreas[]]
}

/**
 * How figures of a kind may be put together. A ratio is divided anew from the sums of what it was worked out from; an index
 * and a level are of no use together, and of a snapshot the last one counts.
 */
export const waysOf: Readonly<Record<MeasureKind, Ways>> = {
  snapshot: {
    overTime: ['last', 'mean', 'none'],
    overAreas: ['sum', 'ratio-of-sums', 'weighted-mean', 'none'],
  },
  flow: { overTime: ['sum', 'none'], overAreas: ['sum', 'none'] },
  cumulative: { overTime: ['last', 'none'], overAreas: ['sum', 'ratio-of-sums', 'none'] },
  rate: {
    overTime: ['ratio-of-sums', 'last', 'none'],
    overAreas: ['ratio-of-sums', 'weighted-mean', 'none'],
  },
  mean: {
    overTime: ['mean', 'ratio-of-sums', 'last', 'none'],
    overAreas: ['ratio-of-sums', 'weighted-mean', 'none'],
  },
  survey: { overTime: ['last', 'none'], overAreas: ['weighted-mean', 'none'] },
  index: { overTime: ['last', 'none'], overAreas: ['none'] },
  ordinal: { overTime: ['last', 'none'], overAreas: ['none'] },
  'yes-no': { overTime: ['last', 'none'], overAreas: ['none'] },
  date: { overTime: ['last', 'none'], overAreas: ['none'] },
}
