import { decimalOf, decimalPlaces } from '../kernel/decimal.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { Polarity } from './indicator.ts'
import type { ValuesRow } from './values-file.ts'
import type { MeasureKind } from './indicator.ts'

export interface IndicatorInFile {
  readonly code: string
  readonly title: string
  readonly unit: string
  readonly polarity: Polarity
  readonly periodKind: PeriodKind
  readonly kind: MeasureKind
  readonly decimals: number
  readonly source: string
}

/** How a `frequency` column says when figures come, and the kind of period that follows. First match wins. */
const frequencies: readonly (readonly [RegExp, PeriodKind])[] = [
  [/month/, 'month'],
  [/quarter/, 'quarter'],
  [/half/, 'half'],
  [/academic|school/, 'academic-year'],
  [/calendar/, 'calendar-year'],
  [/\b2-year|biennial/, 'rolling-2'],
  [/\b3-year|rolling/, 'rolling-3'],
  [/\b4-year/, 'rolling-4'],
  [/\b5-year/, 'rolling-5'],
  [/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* snapshot/, 'month'],
  [/snapshot date|daily/, 'snapshot'],
]

/** Without a word of the calendar a year is the council's own: the financial year. */
export function periodKindOf(frequency: string): PeriodKind {
  const text = frequency.toLowerCase()
  return frequencies.find(([pattern]) => pattern.test(text))?.[1] ?? 'financial-year'
}

const polarities: Readonly<Record<string, Polarity>> = {
  high: 'high',
  'high is good': 'high',
  low: 'low',
  'low is good': 'low',
  range: 'range',
  none: 'none',
  '': 'none',
}

/** A word of the `polarity` column that is understood; any other is taken as "no judgement". */
export function isPolarityWord(text: string): boolean {
  return Object.hasOwn(polarities, text.toLowerCase())
}

/** The indicators that a file defines; each is printed and compared with the decimals that its figures call for. */
export function indicatorsInFile(rows: readonly ValuesRow[]): Map<string, IndicatorInFile> {
  const found = new Map<string, IndicatorInFile>()
  const figures = Map.groupBy(rows, ({ cells }) => cells.indicator_code ?? '')
  for (const [code, [first]] of figures) {
    if (!first) continue
    const { cells } = first
    const unit = cells.unit ?? ''
    found.set(code, {
      code,
      title: (cells.title ?? '').slice(0, 500) || code,
      unit,
      polarity: polarityOf(cells.polarity ?? ''),
      periodKind: periodKindOf(cells.frequency ?? ''),
      kind: unit === '%' || /\bper\b/.test(unit) ? 'rate' : 'snapshot',
      decimals: decimalsFor((figures.get(code) ?? []).map((row) => row.cells.value ?? '')),
      source: cells.source ?? '',
    })
  }
  found.delete('')
  return found
}

/** A file says 18.38208 where nobody reads past 18.38: four figures of the largest value, at least one decimal if any has. */
const figuresRead = 4

function decimalsFor(values: readonly string[]): number {
  const numbers = values.flatMap((value) => decimalOf(value) ?? [])
  const written = Math.max(0, ...numbers.map(decimalPlaces))
  const whole = Math.max(1, ...numbers.map((number) => number.replace('-', '').split('.')[0]?.length ?? 1))
  const isFraction = numbers.every((number) => /^-?0(\.|$)/.test(number))
  return Math.min(written, Math.max(1, figuresRead - (isFraction ? 0 : whole)))
}

function polarityOf(text: string): Polarity {
  return isPolarityWord(text) ? (polarities[text.toLowerCase()] ?? 'none') : 'none'
}

export function areasInFile(rows: readonly ValuesRow[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { cells } of rows) {
    const code = cells.area_code ?? ''
    if (code !== '' && !found.has(code)) found.set(code, (cells.area_name ?? '').slice(0, 200) || code)
  }
  return found
}
