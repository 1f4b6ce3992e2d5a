import { expect, it } from 'vitest'
import type { Decimal } from '../kernel/decimal.ts'
import { writtenAs, type ImportPreview } from './import-preview.ts'

const forms: ImportPreview['forms'] = new Map([
  ['RATING', { kind: 'ordinal', levels: ['Red', 'Amber', 'Green'], decimals: 0, unit: '' }],
  ['OPENED', { kind: 'date', decimals: 0, unit: '' }],
  ['WASTE', { kind: 'rate', decimals: 1, unit: '%' }],
])

it.each([
  ['RATING', '2', 'Amber'],
  ['OPENED', '14152', '2008-09-30'],
  ['WASTE', '38.20', '38.20'],
  ['UNKNOWN', '2', '2'],
  ['RATING', null, null],
])('a figure of %s that is kept as %s is shown as the file would have it: %s', (code, value, written) => {
  expect(writtenAs(forms, code, value as Decimal | null)).toBe(written)
})
