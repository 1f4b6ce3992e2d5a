import { roundTo, type Decimal } from './decimal.ts'

/** `1,234.5`, `−3.2`: rounded half away from zero to the indicator's decimals, trailing zeros kept. */
export function numberText(value: Decimal, decimals: number): string {
  const [whole = '', fraction] = roundTo(value, decimals).replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value.startsWith('-') && /[1-9]/.test(grouped + (fraction ?? '')) ? '\u2212' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** With its unit as a reader expects it: `38.2%`, `£1,250`, `41.3 per 1,000 people`, `12 days`. */
export function figureText(value: Decimal, decimals: number, unit: string): string {
  const number = numberText(value, decimals)
  if (unit === '%') return `${number}%`
  if (unit === '£') return number.startsWith('\u2212') ? `\u2212£${number.slice(1)}` : `£${number}`
  return unit === '' || unit === 'number' || unit === 'count' ? number : `${number} ${unit}`
}

/** How a difference is said: percentages differ in points. */
export function changeText(change: Decimal, decimals: number, unit: string): string {
  const size = change.replace(/^-/, '') as Decimal
  if (unit === '%') {
    const number = numberText(size, decimals)
    return number === '1' ? '1 point' : `${number} points`
  }
  return figureText(size, decimals, unit)
}
