import { decimalPlaces } from '../kernel/decimal.ts'
import type { PeriodKind } from '../kernel/period.ts'
import { detached } from './file-text.ts'
import type { MeasureKind, Polarity } from '../figures/indicator.ts'
import { numberIn } from './number-in.ts'
import type { ValuesRow } from './values-file.ts'

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

/** What a file speaks of, by code, gathered from its rows as they come. The first row that names a thing defines it. */
export class DefinitionsInFile {
  readonly #indicators = new Map<string, { defined: Omit<IndicatorInFile, 'decimals'>; read: ReadNumbers }>()
  readonly #areas = new Map<string, string>()

  add({ cells }: ValuesRow): void {
    const code = cells.indicator_code ?? ''
    let indicator = this.#indicators.get(code)
    if (!indicator && code !== '') {
      indicator = { defined: indicatorIn(cells), read: { places: 0, digits: 1, isFraction: true } }
      this.#indicators.set(indicator.defined.code, indicator)
    }
    if (indicator) widen(indicator.read, cells.value ?? '')
    const areaCode = cells.area_code ?? ''
    if (areaCode !== '' && !this.#areas.has(areaCode))
      this.#areas.set(detached(areaCode), detached((cells.area_name ?? '').slice(0, 200) || areaCode))
  }

  get codes(): Iterable<string> {
    return this.#indicators.keys()
  }

  /** The indicators; each is printed and compared with the decimals that its figures call for. */
  get indicators(): Map<string, IndicatorInFile> {
    return new Map(
      [...this.#indicators].map(([code, { defined, read }]) => [
        code,
        { ...defined, decimals: decimalsFor(read) },
      ]),
    )
  }

  /** Names of the areas. */
  get areas(): ReadonlyMap<string, string> {
    return this.#areas
  }
}

/** What the numbers of an indicator have shown so far: most digits after and before the point, and none above one. */
interface ReadNumbers {
  places: number
  digits: number
  isFraction: boolean
}

function widen(read: ReadNumbers, value: string): void {
  const number = numberIn(value)
  if (number === null) return
  const places = decimalPlaces(number)
  const sign = number.startsWith('-') ? 1 : 0
  const digits = number.length - sign - (places === 0 ? 0 : places + 1)
  read.places = Math.max(read.places, places)
  read.digits = Math.max(read.digits, digits)
  read.isFraction &&= digits === 1 && number[sign] === '0'
}

/** A file says 18.38208 where nobody reads past 18.38: four figures of the largest value, at least one decimal if any has. */
const figuresRead = 4

function decimalsFor({ places, digits, isFraction }: ReadNumbers): number {
  return Math.min(places, Math.max(1, figuresRead - (isFraction ? 0 : digits)))
}

function indicatorIn(cells: ValuesRow['cells']): Omit<IndicatorInFile, 'decimals'> {
  const code = detached(cells.indicator_code ?? '')
  const unit = detached(cells.unit ?? '')
  return {
    code,
    title: detached((cells.title ?? '').slice(0, 500)) || code,
    unit,
    polarity: polarityOf(cells.polarity ?? ''),
    periodKind: periodKindOf(cells.frequency ?? ''),
    kind: unit === '%' || /\bper\b/.test(unit) ? 'rate' : 'snapshot',
    source: detached(cells.source ?? ''),
  }
}

function polarityOf(text: string): Polarity {
  return isPolarityWord(text) ? (polarities[text.toLowerCase()] ?? 'none') : 'none'
}
