import { readDecimal } from '../kernel/decimal.ts'
import { isWorded, readValue, writtenValue, type ValueForm } from '../figures/value-text.ts'
import type { Aim } from './proposal.ts'

const nothing: Aim = { value: null, range: null, wording: '' }

/**
 * One box of the form: `38.2`, `£1,250`, or a range as `36 to 40`. Where the measure is a level, a yes or no or a
 * date, its name. Null where it cannot be read; an empty box is an aim without anything in it.
 */
export function readAim(typed: string, form?: ValueForm): Aim | null {
  const text = typed.trim()
  if (text === '') return nothing
  const isLevel = form?.kind === 'ordinal'
  if (isNamed(form)) {
    const named = readValue(text, form)
    return named && { ...nothing, value: named }
  }
  const value = readDecimal(text)
  if (value !== null) return { ...nothing, value }
  const [from, to, more] = text.split(/\s+to\s+/i)
  if (from !== undefined && to !== undefined && more === undefined) {
    const [low, high] = [readDecimal(from), readDecimal(to)]
    if (low !== null && high !== null) return { ...nothing, range: { low, high } }
  }
  return isLevel ? { ...nothing, wording: text } : null
}

/** A level of a scale that is known, a yes or no, a day. Of a level without a scale, its word is kept as it was written. */
function isNamed(form: ValueForm | undefined): form is ValueForm {
  return (
    form !== undefined && isWorded(form.kind) && (form.kind !== 'ordinal' || (form.levels ?? []).length > 0)
  )
}

export function isEmpty({ value, range, wording }: Aim): boolean {
  return value === null && range === null && wording === ''
}

/** The same as somebody would type it. */
export function typedAim({ value, range, wording }: Aim, form?: ValueForm): string {
  if (value !== null && form) return writtenValue(value, form)
  return value ?? (range ? `${range.low} to ${range.high}` : wording)
}
