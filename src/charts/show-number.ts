import { decimalOf } from '../kernel/decimal.ts'
import { numberText } from '../kernel/figure-words.ts'

/** How a measure is written: `prefix` and `suffix` are short (`£`, `%`); a longer unit belongs in the subtitle. */
export type NumberForm = {
  readonly decimals: number
  readonly prefix?: string
  readonly suffix?: string
  /** What a value is called instead, as a level or a day is; empty where nothing stands at it. */
  readonly say?: (value: number) => string
}

// The digits that a number was written with, never in powers of ten.
const plain = new Intl.NumberFormat('en-GB', { useGrouping: false, maximumFractionDigits: 20 })

/** 1,234.5, rounded half away from zero, trailing zeros kept, without prefix or suffix. */
export function showBare(value: number, decimals: number): string {
  const written = decimalOf(plain.format(value))
  return written === null ? String(value) : numberText(written, decimals)
}

/** As `showBare`, with the unit: 38.2%, −£1,200.00. */
export function showNumber(value: number, form: NumberForm): string {
  if (form.say) return form.say(value)
  const bare = showBare(value, form.decimals)
  const [minus, digits] = bare.startsWith('\u2212') ? ['\u2212', bare.slice(1)] : ['', bare]
  return `${minus}${form.prefix ?? ''}${digits}${form.suffix ?? ''}`
}
