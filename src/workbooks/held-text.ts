import { writable } from '../kernel/markup.ts'

/** What one cell can hold. */
const longest = 32_767

/**
 * The text as a cell holds it and gives it back: one kind of line end, no space around it, none of the characters that no
 * XML file may hold, and no longer than a cell can be.
 */
export function heldText(text: string): string {
  const whole = writable(text.replaceAll(/\r\n?/g, '\n')).trim()
  return whole.length <= longest ? whole : writable(whole.slice(0, longest)).trim()
}

/** A number as text: sheets keep fifteen figures, the sixteenth is an accident of their arithmetic. No powers of ten. */
export function textOfNumber(value: number): string {
  const rounded = Number(value.toPrecision(15))
  const size = Math.abs(rounded)
  return size !== 0 && (size < 1e-6 || size >= 1e21)
    ? rounded.toFixed(20).replace(/\.?0+$/, '')
    : String(rounded)
}

/** The number that a text is written as in a sheet, where the sheet gives back the very same text; null: it stays text. */
export function exactNumber(text: string): number | null {
  const isPlain = /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15
  return isPlain && textOfNumber(Number(text)) === text ? Number(text) : null
}
