import { readDecimal } from '../kernel/decimal.ts'
import type { Aim } from './proposal.ts'

const nothing: Aim = { value: null, range: null, wording: '' }

/**
 * One box of the form: `38.2`, `£1,250`, or a range as `36 to 40`. Where the measure is a level or a yes, its word. Null
 * where it cannot be read; an empty box is an aim without anything in it.
 */
export function readAim(typed: string, isWord = false): Aim | null {
  const text = typed.trim()
  if (text === '') return nothing
  const value = readDecimal(text)
  if (value !== null) return { ...nothing, value }
  const [from, to, more] = text.split(/\s+to\s+/i)
  if (from !== undefined && to !== undefined && more === undefined) {
    const [low, high] = [readDecimal(from), readDecimal(to)]
    if (low !== null && high !== null) return { ...nothing, range: { low, high } }
  }
  return isWord ? { ...nothing, wording: text } : null
}

export function isEmpty({ value, range, wording }: Aim): boolean {
  return value === null && range === null && wording === ''
}

/** The same as somebody would type it. */
export function typedAim({ value, range, wording }: Aim): string {
  return value ?? (range ? `${range.low} to ${range.high}` : wording)
}
