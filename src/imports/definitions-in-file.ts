import { codeInFile } from './code-in-file.ts'
import { decimalPlaces } from '../kernel/decimal.ts'
import type { PeriodKind, YearsTogether } from '../kernel/period.ts'
import { detached } from '../files/file-text.ts'
import type { MeasureKind, Polarity } from '../figures/indicator.ts'
import { KindsOfPeriods } from './kinds-of-periods.ts'
import { numberIn } from '../files/number-in.ts'
import type { ValuesRow } from './values-file.ts'
import { areaText } from './areas-in-file.ts'

export interface IndicatorInFile {
  readonly code: string
  readonly title: string
  readonly definition: string
  readonly unit: string
  readonly polarity: Polarity
  readonly periodKind: PeriodKind
  readonly kind: MeasureKind
  readonly decimals: number
  readonly source: string
}

const together: readonly YearsTogether[] = [2, 3, 4, 5, 6, 7, 8, 9]

/**
 * How a `frequency` column says when figures come, and the kind of period that follows. First match wins. What comes
 * every second year is still about one year, and is named by it.
 */
const frequencies: readonly (readonly [RegExp, PeriodKind])[] = [
  ...together.map(
    (years) => [new RegExp(`\\b${years}[- ]year\\w* aggregate`), `rolling-financial-${years}`] as const,
  ),
  [/month/, 'month'],
  [/quarter/, 'quarter'],
  [/half/, 'half'],
  [/academic|school/, 'academic-year'],
  [/calendar/, 'calendar-year'],
  ...together.map((years) => [new RegExp(`\\b${years}-year`), `rolling-${years}`] as const),
  [/rolling/, 'rolling-3'],
  [/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* snapshot/, 'month'],
  [/snapshot date|daily/, 'snapshot'],
  // Counted once a year in a month that is not the end of the financial year.
  [/\bannual\b.*\b(jan|feb|may|jun|jul|aug|sep|oct|nov|dec)/, 'calendar-year'],
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

/** How the percentages of an indicator are written: 0.38 for 38%, 38 for 38%, or both in one file. */
export type Scale = 'shares' | 'percentages' | 'mixed'

interface Gathered {
  readonly defined: Omit<IndicatorInFile, 'decimals'> & { readonly decimals: number | null }
  readonly read: ReadNumbers
  /** How often its figures come is then told by their periods. */
  readonly saysNoFrequency: boolean
}

/** What a file speaks of, by code, gathered from its rows as they come. The first row that names a thing defines it. */
export class DefinitionsInFile {
  readonly #indicators = new Map<string, Gathered>()
  /** The same by what stands in the file, which may spell a code in another way. */
  readonly #byText = new Map<string, Gathered>()
  readonly #areas = new Map<string, AreaInFile>()
  readonly #kinds = new KindsOfPeriods()

  add({ cells }: ValuesRow): void {
    const text = cells.indicator_code ?? ''
    const indicator = this.#byText.get(text) ?? this.#gather(text, cells)
    if (indicator) {
      widen(indicator.read, cells.value ?? '')
      if (indicator.saysNoFrequency) this.#kinds.add(indicator.defined.code, cells.period ?? '')
    }
    const area = areaText(cells)
    if (area !== '' && !this.#areas.has(area))
      this.#areas.set(detached(area), {
        code: detached(cells.area_code ?? ''),
        name: detached((cells.area_name ?? '').slice(0, 200) || area),
      })
  }

  #gather(text: string, cells: ValuesRow['cells']): Gathered | null {
    if (text === '') return null
    const code = detached(codeInFile(text))
    const known = this.#indicators.get(code)
    const read = { places: 0, digits: 1, isFraction: true, isSmall: false }
    const saysNoFrequency = (cells.frequency ?? '') === ''
    const gathered = known ?? { defined: indicatorIn(code, cells), read, saysNoFrequency }
    this.#indicators.set(code, gathered)
    this.#byText.set(detached(text), gathered)
    return gathered
  }

  get codes(): Iterable<string> {
    return this.#indicators.keys()
  }

  /** The indicators; each is printed and compared with the decimals that its figures call for. */
  get indicators(): Map<string, IndicatorInFile> {
    return new Map(
      [...this.#indicators].map(([code, { defined, read }]) => [
        code,
        {
          ...defined,
          periodKind: this.#kinds.of(code) ?? defined.periodKind,
          decimals: defined.decimals ?? decimalsFor(read),
        },
      ]),
    )
  }

  /** The areas by what the file calls them. */
  get areas(): ReadonlyMap<string, AreaInFile> {
    return this.#areas
  }

  /** How the figures of a percentage are written in this file, by the codes that it may have there. */
  scaleOf(...codes: readonly (string | undefined)[]): Scale {
    const reads = codes.flatMap((code) => this.#indicators.get(code ?? '')?.read ?? [])
    if (!reads.some(({ isSmall }) => isSmall)) return 'percentages'
    return reads.some(({ digits }) => digits > 1) ? 'mixed' : 'shares'
  }
}

export interface AreaInFile {
  /** '' where the file has its name alone. */
  readonly code: string
  readonly name: string
}

/** What the numbers of an indicator have shown so far: most digits after and before the point, and none above one. */
interface ReadNumbers {
  places: number
  digits: number
  isFraction: boolean
  /** Whether one of them is not nought and at most one. */
  isSmall: boolean
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
  read.isSmall ||= digits === 1 && isSmall(Number(number))
}

const isSmall = (number: number): boolean => number !== 0 && Math.abs(number) <= 1

/** A file says 18.38208 where nobody reads past 18.38: four figures of the largest value, at least one decimal if any has. */
const figuresRead = 4

function decimalsFor({ places, digits, isFraction }: ReadNumbers): number {
  return Math.min(places, Math.max(1, figuresRead - (isFraction ? 0 : digits)))
}

function indicatorIn(code: string, cells: ValuesRow['cells']): Gathered['defined'] {
  const unit = unitOf(detached(cells.unit ?? ''))
  return {
    code,
    title: detached((cells.title ?? '').slice(0, 500)) || code,
    definition: detached((cells.definition ?? '').slice(0, 10_000)),
    unit,
    polarity: polarityOf(cells.polarity ?? ''),
    periodKind: periodKindOf(cells.frequency ?? ''),
    kind: unit.startsWith('%') || /\bper\b/.test(unit) ? 'rate' : 'snapshot',
    decimals: decimalsIn(cells),
    source: detached(cells.source ?? ''),
  }
}

/** A percentage is called by its sign. */
const unitOf = (unit: string): string => (/^(percent(age)?s?|per cent)$/i.test(unit) ? '%' : unit)

/** The `decimals` column; a file without values says nothing of them either way, so its figures get one unless counted. */
function decimalsIn({ decimals = '', value, unit = '' }: ValuesRow['cells']): number | null {
  if (/^[0-9]$/.test(decimals)) return Number(decimals)
  return value === undefined ? (/^number\b/i.test(unit) ? 0 : 1) : null
}

function polarityOf(text: string): Polarity {
  return isPolarityWord(text) ? (polarities[text.toLowerCase()] ?? 'none') : 'none'
}
