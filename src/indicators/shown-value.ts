import { markup, type Markup } from '../kernel/markup.ts'
import type { Mark, Observation, ObservationStatus } from '../figures/indicator.ts'
import { valueText as figureText, type ValueForm } from '../figures/value-text.ts'
import type { IndicatorWords } from './words.ts'

/** A figure as it is printed: the text, and the sign after it or in its place. Either may be empty, never both. */
export interface ShownValue {
  readonly text: string
  readonly sign: Sign | null
}

/** What a sign stands for; the key under a table spells it out. */
export type Sign = Exclude<Mark, 'ok' | 'nil'> | Exclude<ObservationStatus, 'final'>

type Printed = Pick<Observation, 'value' | 'mark' | 'status'>

/** `whyNone` stands where nothing was ever recorded. */
export function shownValue(
  observation: Printed | null,
  form: ValueForm,
  whyNone: 'missing' | 'not-due' | 'not-applicable' = 'missing',
): ShownValue {
  if (!observation) return { text: '', sign: whyNone }
  const { value, mark, status } = observation
  if (value === null || (mark !== 'ok' && mark !== 'nil'))
    return { text: '', sign: mark === 'ok' || mark === 'nil' ? 'missing' : mark }
  return { text: figureText(value, form), sign: status === 'final' ? null : status }
}

/** Numbers of a table bear a sign; a unit in words is said once, beside the title. */
export function tableForm({ unit, ...form }: ValueForm): ValueForm {
  return { ...form, unit: unit === '%' || unit === '£' ? unit : '' }
}

/** `38.2% [p]`, `[c]`: as plain text. */
export function valueText({ text, sign }: ShownValue, words: Pick<IndicatorWords, 'signs'>): string {
  return [text, sign === null ? '' : words.signs[sign]].filter((part) => part !== '').join(' ')
}

/** The same for a page; the sign is kept on the line of its figure. */
export function valueMarkup({ text, sign }: ShownValue, words: Pick<IndicatorWords, 'signs'>): Markup {
  const mark = sign === null ? null : markup`<span class="app-sign">${words.signs[sign]}</span>`
  if (text === '') return mark ?? markup``
  return mark === null ? markup`${text}` : markup`${text}&nbsp;${mark}`
}

/** The signs that a page shows, each once, in the order of the key. */
export function signsIn(values: Iterable<ShownValue>): Sign[] {
  const found = new Set<Sign>()
  for (const { sign } of values) if (sign !== null) found.add(sign)
  return signOrder.filter((sign) => found.has(sign))
}

const signOrder: readonly Sign[] = [
  'provisional',
  'estimate',
  'revised',
  'suppressed',
  'missing',
  'not-applicable',
  'not-comparable',
  'not-due',
]
