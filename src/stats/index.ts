/** Statistical methods for published indicators: one method a file, each with its formula, source and edge cases. */
export type { Figure, Options } from './arguments.ts'
export type { Estimate } from './estimate.ts'

export { proportion } from './proportion.ts'
export { rate } from './rate.ts'
export { mean } from './mean.ts'

export { directlyStandardisedRate, type AgeBands } from './directly-standardised-rate.ts'
export { europeanStandardPopulation } from './european-standard-population.ts'
export {
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
  type AgainstReference,
} from './indirectly-standardised.ts'
export { lifeExpectancy, type LifeTable } from './life-expectancy.ts'

export { slopeIndex, type InequalityGroups, type SlopeIndex } from './slope-index.ts'
export { giniConcentration } from './concentration.ts'
export { difference, gap, type Counts, type Gap, type GapPolarity } from './gap.ts'
export { gapChange, type GapChange } from './gap-change.ts'
export { quantileGroups } from './quantile-groups.ts'

export {
  xmr,
  type Assurance,
  type Variation,
  type XmrChart,
  type XmrOptions,
  type XmrPoint,
  type XmrSegment,
} from './xmr.ts'
export type { SpecialCause } from './special-causes.ts'
export { recentTrend, type RecentTrend, type TrendPoint, type TrendState } from './recent-trend.ts'
export { compareWithBenchmark, type Comparison } from './compare-with-benchmark.ts'
export {
  funnelLimits,
  funnelSignificance,
  type FunnelKind,
  type FunnelLabel,
  type FunnelLimits,
} from './funnel.ts'
export { median, quantile, ranks, standing, type Standing } from './ranks.ts'

export { forecast, type Forecast, type ForecastCategory, type ForecastOptions } from './forecast.ts'
export { brierScore, type Outcome } from './brier-score.ts'
export { reliability, type Reliability, type ReliabilityBin } from './reliability.ts'

export { suppressTable, type SuppressedTable } from './suppress-table.ts'
export { suppressLinked, type LinkedCounts, type SuppressedCounts } from './suppress-linked.ts'
export { deduceTable, type HiddenTotals } from './deduce-table.ts'
export { roundTable, type RoundedTable } from './round-table.ts'
