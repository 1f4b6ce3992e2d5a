/** A number as a sheet holds it: exact, with the format that shows it as the report does. */
export type SheetNumber = { readonly value: number; readonly format: string }

const shown = /^(\D*?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(\D*)$/
/** Where the number is known, its unit may hold figures too: `366 per 100,000 aged 16+`. */
const shownOfKnown = /^(\D*?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?((?:\D.*)?)$/s
/** A number cannot wrap, so its column has to hold all of it. */
const longestUnit = 30

/**
 * What a cell of a report says, as a number with the same decimals, sign and unit, or null where it says no number.
 * `known` is the number behind the words, where the report has it: it is kept exact.
 */
export function sheetNumber(text: string, known?: number): SheetNumber | null {
  if (known !== undefined && !Number.isFinite(known)) return null
  const [, before = '', whole = '', decimals = '', unit = ''] =
    (known === undefined ? shown : shownOfKnown).exec(text.trim()) ?? []
  const isPlain = whole !== '' && `${before}${unit}`.length <= longestUnit
  if (!isPlain) return known === undefined ? null : { value: known, format: 'General' }
  const sign = /[−-]/.test(before) ? -1 : 1
  const said = sign * Number(`${whole.replaceAll(',', '')}.${decimals || '0'}`)
  const value = known ?? said
  // Words that round to thousands or millions say another number than the one behind them.
  if (Math.abs(value - said) > 0.51 * 10 ** -decimals.length) return { value, format: 'General' }
  const digits = /^\d{4,}$/.test(whole) ? '0' : '#,##0'
  const point = decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`
  return { value, format: `${literal(before.replace(/[−-]/g, ''))}${digits}${point}${literal(unit)}` }
}

/** Text inside a number format; it stands for itself, so that a % multiplies nothing. */
function literal(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '”')}"`
}
