import { isWorded, writtenValue } from '../figures/value-text.ts'
import type { Indicator, Observation } from '../figures/indicator.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { PeriodKind } from '../kernel/period.ts'
import { writeCsv } from '../paper/csv.ts'
import { valueColumns, type ValueColumn } from './values-file.ts'

/** A definition would stand in each of its lines. */
const written = valueColumns.filter((column) => column !== 'decimals' && column !== 'definition')

export const figuresHeading = `${written.join(',')}\r\n`

/** How the frequency of an indicator is written, so that an import reads the kind of its periods from it. */
const frequencyOf: Readonly<Record<PeriodKind, string>> = {
  month: 'monthly',
  quarter: 'quarterly',
  half: 'half-yearly',
  'financial-year': 'financial year',
  'academic-year': 'academic year',
  'calendar-year': 'calendar year',
  'rolling-2': '2-year',
  'rolling-3': '3-year',
  'rolling-4': '4-year',
  'rolling-5': '5-year',
  'rolling-6': '6-year',
  'rolling-7': '7-year',
  'rolling-8': '8-year',
  'rolling-9': '9-year',
  'rolling-financial-2': '2-year aggregate',
  'rolling-financial-3': '3-year aggregate',
  'rolling-financial-4': '4-year aggregate',
  'rolling-financial-5': '5-year aggregate',
  'rolling-financial-6': '6-year aggregate',
  'rolling-financial-7': '7-year aggregate',
  'rolling-financial-8': '8-year aggregate',
  'rolling-financial-9': '9-year aggregate',
  snapshot: 'snapshot date',
}

/** Stands for the source of figures that were entered by hand. */
const noSource = 'Recorded in this system'

/** Figures as lines of a file of values: an import of them finds everything as it is. */
export function figureLines(
  figures: readonly Observation[],
  indicatorOf: (id: number) => Indicator | undefined,
  areaName: (code: string) => string,
): string {
  return figures
    .flatMap((figure) => {
      const indicator = indicatorOf(figure.indicatorId)
      return indicator ? [lineOf(figure, indicator, areaName(figure.areaCode))] : []
    })
    .join('')
}

function lineOf(figure: Observation, indicator: Indicator, areaName: string): string {
  const texts: Partial<Record<ValueColumn, string>> = {
    indicator_code: indicator.code,
    area_code: figure.areaCode,
    period: periodSlug(figure.period),
    status: figure.status,
    mark: figure.mark,
    comment: figure.reason,
    source: figure.source || noSource,
    title: indicator.title,
    unit: indicator.unit,
    polarity: indicator.polarity,
    frequency: frequencyOf[indicator.periodKind],
    area_name: areaName,
  }
  const { value, numerator, denominator, lower, upper } = figure
  const isWord = isWorded(indicator.kind)
  if (value !== null && isWord) texts.value = writtenValue(value, indicator)
  const numbers: Partial<Record<ValueColumn, Decimal | null>> = {
    ...(isWord ? {} : { value }),
    numerator,
    denominator,
    lower,
    upper,
  }
  // A number is written digit for digit; only text could be taken for a formula.
  const cells = written.map((column) => numbers[column] ?? textCell(texts[column] ?? ''))
  return `${cells.join(',')}\r\n`
}

const textCell = (text: string): string => writeCsv([[text]]).slice(0, -2)
