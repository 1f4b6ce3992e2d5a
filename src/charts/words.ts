/** What a chart says by itself, one whole sentence or label each, so that another language can order it its own way. */
export type ChartWords = {
  readonly period: string
  readonly none: string
  readonly noFigures: string
  readonly range: (low: string, high: string) => string
  readonly scaleStartsAt: (value: string) => string
  readonly withNote: (period: string, note: string) => string
  readonly lineChart: string
  readonly lineOf: (line: {
    label: string
    from: string
    to: string
    lowest: string
    highest: string
  }) => string
  readonly latest: (label: string, period: string, value: string) => string
  readonly against: (label: string, value: string) => string
  readonly barChart: (bars: number) => string
  readonly barsFromTo: (first: string, is: string, last: string, was: string) => string
}

export const englishChartWords: ChartWords = {
  period: 'Period',
  none: '–',
  noFigures: 'No figures yet',
  range: (low, high) => `${low} to ${high}`,
  scaleStartsAt: (value) => `Scale starts at ${value}, not zero`,
  withNote: (period, note) => `${period} (${note})`,
  lineChart: 'Line chart.',
  lineOf: ({ label, from, to, lowest, highest }) =>
    `${label}, ${from} to ${to}: between ${lowest} and ${highest}.`,
  latest: (label, period, value) => `${label} in ${period}: ${value}.`,
  against: (label, value) => `${label}: ${value}.`,
  barChart: (bars) => `Bar chart of ${bars === 1 ? '1 area' : `${bars} areas`}.`,
  barsFromTo: (first, is, last, was) => `From ${first}, ${is}, to ${last}, ${was}.`,
}
