import Big from 'big.js'
import type { Brand } from './brand.ts'

/** An exact decimal number as text: `"38.20"`, `"-0.5"`. Never a binary float; trailing zeros are kept as written. */
export type Decimal = Brand<string, 'Decimal'>

Big.DP = 30
Big.RM = Big.roundHalfUp // half away from zero, for negative numbers too

const plain = /^-?(\d+(\.\d*)?|\.\d+)$/
const thousands = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/

/**
 * A plain number as files and the database write it: digits, a point, a minus. Anything else is null. Comes back in the
 * database's own spelling (`.5` is `0.5`, `-0` is `0`), so that what was sent and what is stored are the same text.
 */
export function decimalOf(text: string): Decimal | null {
  if (text.length > 40 || !plain.test(text)) return null
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const digits = `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`
  return (text.startsWith('-') && /[1-9]/.test(digits) ? `-${digits}` : digits) as Decimal
}

/**
 * A number as people type it: `1,250`, `£1 250.00`, `38.2%`, `−3`. Null where it is not one number.
 * A comma is a thousands separator only where it stands at the thousands: `1,5` is refused, not guessed.
 */
export function readDecimal(typed: string): Decimal | null {
  const bare = typed
    .normalize('NFKC')
    .trim()
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/^(-?)£/, '$1')
    .replace(/%$/, '')
    .replace(/(\d)\s+(?=\d{3}(\D|$))/g, '$1')
    .trim()
  return decimalOf(thousands.test(bare) ? bare.replaceAll(',', '') : bare)
}

export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (a === b) return 0
  const places = Math.max(decimalPlaces(a), decimalPlaces(b))
  const [left, right] = [wholeUnits(a, places), wholeUnits(b, places)]
  if (left === null || right === null) return Big(a).cmp(b)
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * The number counted in units of its last place, where that is exact in a double: 38.20 to 2 places is 3820. Nearly all
 * figures are, and comparing two of them so costs a tenth of what the general arithmetic does (measured: 0.1 against 1 µs).
 */
function wholeUnits(a: Decimal, places: number): number | null {
  const missing = places - decimalPlaces(a)
  if (missing < 0 || a.length + missing > 15) return null
  return Number(a.replace('.', '') + '0'.repeat(missing))
}

export function sum(...terms: readonly Decimal[]): Decimal {
  return textOf(terms.reduce((total, term) => total.plus(term), Big(0)))
}

export function minus(a: Decimal, b: Decimal): Decimal {
  return textOf(Big(a).minus(b))
}

export function times(a: Decimal, b: Decimal): Decimal {
  return textOf(Big(a).times(b))
}

export function absolute(a: Decimal): Decimal {
  return textOf(Big(a).abs())
}

/** Rounded half away from zero, always with `places` digits after the point: `roundTo('1.25', 1)` is `1.3`. */
export function roundTo(a: Decimal, places: number): Decimal {
  if (decimalPlaces(a) === places && !a.startsWith('-')) return a
  const text = Big(a).toFixed(places)
  return (/^-0(\.0*)?$/.test(text) ? text.slice(1) : text) as Decimal
}

/** Digits after the point as written: `"38.20"` has 2. */
export function decimalPlaces(a: Decimal): number {
  const point = a.indexOf('.')
  return point < 0 ? 0 : a.length - point - 1
}

function textOf(value: Big): Decimal {
  return value.toFixed() as Decimal
}
