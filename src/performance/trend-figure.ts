import type { Figure } from '../charts/figure.ts'
import { lineChart } from '../charts/line-chart.ts'
import type { LineData, Point, Range } from '../charts/line-data.ts'
import type { ChartWords } from '../charts/words.ts'
import { periodLabel } from '../kernel/period-words.ts'
import { samePeriod, shift, type Period } from '../kernel/period.ts'
import type { Assessment } from '../indicators/assess.ts'
import type { ComparatorLine } from './comparator-areas.ts'
import type { YearEndForecast } from '../indicators/forecast-of.ts'
import type { Indicator, Target } from '../figures/indicator.ts'
import { isWorded, valueText } from '../figures/value-text.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Tolerance } from '../figures/indicator.ts'
import { allowance } from '../indicators/rag.ts'
import { shownValue, valueText as shownText, type Sign } from '../indicators/shown-value.ts'
import type { IndicatorWords } from '../indicators/words.ts'

export interface Trend {
  /** Unique among the figures of a page. */
  readonly id: string
  /** The finding, in at most 15 words. */
  readonly title: string
  readonly areaName: string
  readonly source: string
  /** Consecutive periods, oldest first, all of one indicator. */
  readonly series: readonly Assessment[]
  readonly breaks: readonly Period[]
  readonly comparators: readonly ComparatorLine[]
  readonly forecast: YearEndForecast | null
  /** Of the periods after the last of the series, to the end of the forecast. */
  readonly aheadTargets: readonly (Target | null)[]
}

/** The last periods against target and tolerance, beside region and nation, with the likely range at the year's end; null without figures. */
export function trendFigure(trend: Trend, words: IndicatorWords, chartWords: ChartWords): Figure | null {
  const last = trend.series.at(-1)
  const first = trend.series.findIndex(({ observation }) => observation !== null)
  if (!last || first < 0) return null
  return lineChart(dataOf(startingAt(trend, first), last, words, chartWords))
}

/** Before its first figure a series says nothing. */
function startingAt(trend: Trend, first: number): Trend {
  return {
    ...trend,
    series: trend.series.slice(first),
    comparators: trend.comparators.map((line) => ({ ...line, values: line.values.slice(first) })),
  }
}

function dataOf(trend: Trend, last: Assessment, words: IndicatorWords, chartWords: ChartWords): LineData {
  const { series, breaks, forecast } = trend
  const { indicator, tolerance } = last
  const unit = indicator.unit
  const later = trend.aheadTargets.map((_, i) => shift(last.period, i + 1))
  const periods = [...series.map(({ period }) => period), ...later]
  const targets = [...series.map(({ target }) => target), ...trend.aheadTargets]
  const aims = targets.map((target) => (target?.value == null ? null : Number(target.value)))
  const bands = targets.map((target) => bandOf(target, indicator.polarity, tolerance))
  const lastAim = targets.findLast((target) => target?.value != null)?.value
  const chart = words.trend
  return {
    id: trend.id,
    title: trend.title,
    subtitle: chart.subtitle(indicator.title, unit, trend.areaName),
    summary: summaryOf(series, words),
    source: trend.source,
    periods: periods.map(periodLabel),
    form: {
      decimals: indicator.decimals,
      ...(isWorded(indicator.kind)
        ? { say: (value: number) => saidOnAxis(value, indicator) }
        : unit === '%'
          ? { suffix: '%' }
          : unit === '£'
            ? { prefix: '£' }
            : {}),
    },
    actual: {
      label: trend.areaName,
      points: [...series.map((one) => pointOf(one, words)), ...later.map(() => ({ absent: chart.notDue }))],
    },
    ...(lastAim == null ? {} : { target: { label: chart.target, values: aims } }),
    ...(bands.some((band) => band !== null)
      ? { tolerance: { label: bandLabel(last, tolerance, words), bands } }
      : {}),
    comparators: Object.fromEntries(
      trend.comparators.map(({ comparator, name, values }) => [
        comparator,
        { label: name, values: values.map((value) => (value === null ? null : Number(value))) },
      ]),
    ),
    breaks: breaks.flatMap((since) => {
      const before = periods.findIndex((period) => samePeriod(period, since))
      return before > 0 ? [{ before, label: chart.definitionChanged }] : []
    }),
    ...(forecast ? forecastLine(forecast, periods, last, chart) : {}),
    words: chartWords,
  }
}

/** Levels, answers and days by their names; between two levels there is nothing. */
function saidOnAxis(value: number, indicator: Indicator): string {
  if (!Number.isInteger(value)) return ''
  const text = valueText(String(value) as Decimal, indicator)
  return text === String(value) ? '' : text
}

function pointOf(assessment: Assessment, words: IndicatorWords): Point {
  const { observation, indicator, status } = assessment
  const value = shownValue(observation, indicator, status === 'not-due' ? 'not-due' : 'missing')
  const number = observation?.value ?? null
  if (value.text !== '' && number !== null) {
    const isOpen = value.sign === 'provisional' || value.sign === 'estimate'
    return {
      value: Number(number),
      ...(isOpen ? { hollow: true } : {}),
      ...(value.sign === null ? {} : { mark: words.signs[value.sign] }),
    }
  }
  const sign: Sign = value.sign ?? 'missing'
  return {
    absent: shownText(value, words),
    ...(sign === 'missing' ? { mark: words.letters.missing } : {}),
    ...(sign === 'suppressed' ? { mark: words.letters.suppressed } : {}),
  }
}

/** What still counts as close to target; of a range aimed at, the range itself. */
function bandOf(target: Target | null, polarity: string, tolerance: Tolerance): Range | null {
  if (target?.range) return { low: Number(target.range.low), high: Number(target.range.high) }
  if (target?.value == null) return null
  const aim = Number(target.value)
  const by = Number(allowance(target.value, tolerance))
  if (by === 0) return null
  return polarity === 'low' ? { low: aim, high: aim + by } : { low: aim - by, high: aim }
}

function bandLabel(
  { target, indicator }: Assessment,
  { kind, value }: Tolerance,
  words: IndicatorWords,
): string {
  if (target?.range) return words.trend.range
  return words.trend.close[kind](indicator.kind === 'date' ? words.sizes.days(Number(value)) : value)
}

function summaryOf(series: readonly Assessment[], words: IndicatorWords): string {
  const shown = series.filter((one) => one.observation?.value != null)
  const [first] = shown
  const last = shown.at(-1)
  if (!first || !last) return words.trend.nothing
  const said = ({ observation, indicator }: Assessment): string =>
    shownText(shownValue(observation, indicator), words)
  if (first === last) return words.trend.one(periodLabel(last.period), said(last))
  return words.trend.summary(periodLabel(first.period), said(first), periodLabel(last.period), said(last))
}

/** A fan of one range: it opens from the last figure and ends at the year's end. */
function forecastLine(
  { period, result }: YearEndForecast,
  periods: readonly Period[],
  { indicator }: Assessment,
  chart: IndicatorWords['trend'],
): Pick<LineData, 'forecast'> {
  const { point, lower80, upper80 } = result
  if (point === null || lower80 === null || upper80 === null) return {}
  const shown = (value: number): string => value.toFixed(indicator.decimals)
  return {
    forecast: {
      label: chart.likelyRange(shown(lower80), shown(upper80)),
      column: chart.likelyColumn,
      ranges: periods.map((at) =>
        samePeriod(at, period) ? { low: lower80, high: upper80, centre: point } : null,
      ),
    },
  }
}
