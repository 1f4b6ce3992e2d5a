import { describe, expect, it } from 'vitest'
import { showBare, showNumber } from './show-number.ts'

describe('showNumber', () => {
  it.each([
    [38.2, { decimals: 1, suffix: '%' }, '38.2%'],
    [38, { decimals: 1, suffix: '%' }, '38.0%'],
    [1234.5, { decimals: 1 }, '1,234.5'],
    [-1200, { decimals: 2, prefix: '£' }, '−£1,200.00'],
    [1.005, { decimals: 2 }, '1.01'],
    [-0.5, { decimals: 0 }, '−1'],
    [-0.04, { decimals: 1 }, '0.0'],
    [1e21, { decimals: 0 }, '1,000,000,000,000,000,000,000'],
    [1e-7, { decimals: 2 }, '0.00'],
  ])('writes %s with %j as %s', (value, form, written) => {
    expect(showNumber(value, form)).toBe(written)
  })

  it('has no unit in a table', () => {
    expect(showBare(38.25, 1)).toBe('38.3')
  })
})
