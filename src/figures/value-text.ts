import { daysAfter, isDay } from '../kernel/day.ts'
import { compareDecimals, roundTo, readDecimal, type Decimal } from '../kernel/decimal.ts'
import { figureText } from '../kernel/figure-words.ts'
import { dayOf, monthNames } from '../kernel/period-words.ts'
import type { Indicator, MeasureKind } from './indicator.ts'

/** What a figure's text depends on. Without a kind it is a number. */
export type ValueForm = Pick<Indicator, 'decimals' | 'unit'> & {
  readonly kind?: MeasureKind | undefined
  readonly levels?: readonly string[] | undefined
}

/** Kinds whose figures are words or days: they are counted and compared, and never added up or averaged. */
export type WordedKind = 'ordinal' | 'yes-no' | 'date'

export function isWorded(kind: MeasureKind | undefined): kind is WordedKind {
  return kind === 'ordinal' || kind === 'yes-no' || kind === 'date'
}

/** A figure as it is printed: `38.2%`, `Amber Green`, `Yes`, `30 September 2008`. What its scale does not have stays a number. */
export function valueText(value: Decimal, form: ValueForm): string {
  const worded = isWorded(form.kind) ? writers[form.kind](value, form) : null
  return worded ?? figureText(value, form.decimals, form.unit)
}

/** The same as it stands in a file or a box, and reads back: `38.2`, `Amber Green`, `Yes`, `2008-09-30`. */
export function writtenValue(value: Decimal, form: ValueForm): string {
  if (form.kind === 'date') return dayIn(value) ?? value
  return (isWorded(form.kind) ? writers[form.kind](value, form) : null) ?? value
}

/** A figure as somebody typed it, or as a file has it; null where it cannot be read as one of this measure. */
export function readValue(text: string, form: ValueForm): Decimal | null {
  return isWorded(form.kind) && (form.kind !== 'ordinal' || (form.levels ?? []).length > 0)
    ? readers[form.kind](text.trim(), form.levels ?? [])
    : readDecimal(text)
}

/** What may be written, for whoever wrote something else: `Red, Amber or Green`. */
export function expectedOf({ kind, levels = [] }: ValueForm): string {
  if (kind === 'date') return 'a day, like 2008-09-30'
  if (kind === 'yes-no') return 'Yes or No'
  return levels.length < 2 ? 'a level' : `${levels.slice(0, -1).join(', ')} or ${levels.at(-1)}`
}

const writers: Readonly<Record<WordedKind, (value: Decimal, form: ValueForm) => string | null>> = {
  ordinal: (value, { levels = [] }) => levels[(wholeNumber(value) ?? 0) - 1] ?? null,
  'yes-no': (value) => answers[wholeNumber(value) ?? -1] ?? null,
  date: (value) => {
    const day = dayIn(value)
    return day === null ? null : dayOf(day)
  },
}

const readers: Readonly<Record<WordedKind, (text: string, levels: readonly string[]) => Decimal | null>> = {
  ordinal: (text, levels) => {
    const place = levels.findIndex((level) => sameWords(level, text))
    return place < 0 ? null : (String(place + 1) as Decimal)
  },
  'yes-no': (text) => {
    const place = spellings.findIndex((ways) => ways.some((way) => sameWords(way, text)))
    return place < 0 ? null : (String(place) as Decimal)
  },
  date: (text) => {
    const day = readDay(text)
    return day === null ? null : (String(Date.parse(`${day}T00:00:00Z`) / dayMs) as Decimal)
  },
}

const answers = ['No', 'Yes'] as const
/** What is no, and what is yes. */
const spellings = [
  ['No', 'N', '0', 'False'],
  ['Yes', 'Y', '1', 'True'],
] as const
const dayMs = 86_400_000
const epoch = '1970-01-01'

const sameWords = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s\u2010-\u2015-]+/g, ' ')
    .trim()

function wholeNumber(value: Decimal): number | null {
  const whole = roundTo(value, 0)
  return compareDecimals(whole, value) === 0 && whole.length <= 7 ? Number(whole) : null
}

function dayIn(value: Decimal): string | null {
  const days = wholeNumber(value)
  return days === null || Math.abs(days) > 1_000_000 ? null : daysAfter(epoch, days)
}

/** `2008-09-30`, `30 September 2008`, `30 Sep 2008`, `30/09/2008`. */
function readDay(text: string): string | null {
  if (isDay(text)) return text
  const [, day, month = '', year] = /^(\d{1,2})(?:\s+|\/)([a-z]+|\d{1,2})(?:\s+|\/)(\d{4})$/i.exec(text) ?? []
  if (day === undefined) return null
  const number = /^\d/.test(month)
    ? Number(month)
    : month.length < 3
      ? 0
      : monthNames.findIndex((name) => name.toLowerCase().startsWith(month.toLowerCase())) + 1
  const written = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : null
}
