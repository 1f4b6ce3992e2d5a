import { barChart } from '../charts/bar-chart.ts'
import type { Bar, BarData } from '../charts/bar-data.ts'
import type { Figure } from '../charts/figure.ts'
import type { ChartWords } from '../charts/words.ts'
import type { Indicator } from '../figures/indicator.ts'
import { limitsOf } from '../indicators/limits-of.ts'
import { shownValue } from '../indicators/shown-value.ts'
import type { IndicatorWords } from '../indicators/words.ts'
import { printedValue, type AreaFigure, type Standing } from './standing.ts'
import type { ComparisonWords } from './words.ts'

/** One chart of areas: what it says, who is in it, and what it is held against. */
export interface AreaChart {
  /** Unique among the figures of a page. */
  readonly id: string
  /** The finding, in at most 15 words. */
  readonly title: string
  readonly period: string
  readonly summary: string
  readonly source: string
  readonly indicator: Indicator
  readonly standing: Standing
  readonly ownCode: string
  readonly lines: readonly {
    readonly kind: 'place' | 'region' | 'nation'
    readonly figure: AreaFigure | null
  }[]
}

/** Bars of the areas with a figure, in their order; who has none is listed under them. */
export function areaChart(
  chart: AreaChart,
  words: ComparisonWords,
  roomWords: IndicatorWords,
  chartWords: ChartWords,
): Figure {
  const { indicator, standing } = chart
  const { decimals, unit } = indicator
  const barOf = (figure: AreaFigure): Bar => {
    const { area, observation } = figure
    const limits = observation && limitsOf(observation, indicator)
    const { sign } = shownValue(observation, indicator)
    return {
      label: area.name,
      value: Number(observation?.value),
      ...(limits ? { lower: limits.lower, upper: limits.upper } : {}),
      ...(area.code === chart.ownCode ? { isOwn: true } : {}),
      ...(sign === 'provisional' || sign === 'estimate' ? { isHollow: true } : {}),
      ...(sign === null ? {} : { mark: roomWords.signs[sign] }),
    }
  }
  const data: BarData = {
    id: chart.id,
    title: chart.title,
    subtitle: words.subtitle(indicator.title, unit, chart.period),
    summary: chart.summary,
    source: chart.source,
    form: { decimals, ...(unit === '%' ? { suffix: '%' } : unit === '£' ? { prefix: '£' } : {}) },
    bars: standing.ordered.map(barOf),
    lines: chart.lines.flatMap(({ kind, figure }) =>
      figure && printedValue(figure, decimals) !== null
        ? [{ kind, label: figure.area.name, value: Number(figure.observation?.value) }]
        : [],
    ),
    absent: standing.without.map(({ area, observation }) => {
      const { sign } = shownValue(observation, indicator)
      return { label: area.name, why: observation && sign ? roomWords.signMeanings[sign] : words.noFigure }
    }),
    heads: { area: words.area, value: words.figure, range: words.range },
    words: chartWords,
  }
  return barChart(data)
}
