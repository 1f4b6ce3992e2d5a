import { absolute, compareDecimals, decimalPlaces, times, type Decimal } from '../kernel/decimal.ts'
import { expectedOf, isWorded, readValue } from '../figures/value-text.ts'
import type { Finding } from '../kernel/finding.ts'
import { insteadOfValue, type EntryRow, type InsteadOfValue, type TypedEntry } from './entry-row.ts'

export type EntryCode =
  | 'entry-locked'
  | 'entry-blank'
  | 'entry-not-a-number'
  | 'entry-not-of-scale'
  | 'entry-nil-of-words'
  | 'entry-decimals'
  | 'entry-two-answers'
  | 'entry-instead-unknown'
  | 'entry-note-too-long'
  | 'entry-share'
  | 'entry-outside'
  | 'entry-fell'

/** What is wrong with one row of the grid, or asks for a note that says why it is right. */
export function* checkEntry(row: EntryRow, typed: TypedEntry): Generator<Finding<EntryCode>> {
  const at = (box: 'value' | 'instead' | 'note', code: EntryCode, args: Finding['args'] = {}) =>
    ({ field: `${typed.code}.${box}`, code, severity: 'error', args }) as const
  if (row.standing?.signedBy != null) {
    yield at('value', 'entry-locked')
    return
  }
  if (typed.note.length > 1_000) yield at('note', 'entry-note-too-long')
  if (typed.instead !== '') {
    if (!isInstead(typed.instead)) yield at('instead', 'entry-instead-unknown')
    if (typed.value !== '') yield at('value', 'entry-two-answers')
    if (typed.instead === 'nil' && isWorded(row.indicator.kind)) yield at('instead', 'entry-nil-of-words')
    return
  }
  if (typed.value === '') {
    yield at('value', 'entry-blank')
    return
  }
  const value = readValue(typed.value, row.indicator)
  const { decimals, kind } = row.indicator
  if (isWorded(kind)) {
    if (value === null) yield at('value', 'entry-not-of-scale', { expected: expectedOf(row.indicator) })
  } else if (value === null) yield at('value', 'entry-not-a-number')
  else if (decimalPlaces(value) > decimals) yield at('value', 'entry-decimals', { decimals })
  else if (typed.note === '')
    for (const question of questionsOf(row, value))
      yield { ...at('value', 'entry-fell'), ...question, severity: 'query' }
}

function* questionsOf(
  { indicator, expected, totalBefore }: EntryRow,
  value: Decimal,
): Generator<{ code: EntryCode; args: Finding['args'] }> {
  const isFraction = Number(value) !== 0 && compareDecimals(absolute(value), '1' as Decimal) < 0
  if (indicator.unit === '%' && isFraction) {
    yield { code: 'entry-share', args: { value, meant: times(value, '100' as Decimal) } }
  } else if (expected && compareDecimals(value, expected.high) > 0)
    yield { code: 'entry-outside', args: { value, side: 'higher', ...expected } }
  else if (expected && compareDecimals(value, expected.low) < 0)
    yield { code: 'entry-outside', args: { value, side: 'lower', ...expected } }
  if (totalBefore !== null && compareDecimals(value, totalBefore) < 0)
    yield { code: 'entry-fell', args: { before: totalBefore } }
}

export function isInstead(text: string): text is InsteadOfValue {
  return (insteadOfValue as readonly string[]).includes(text)
}
