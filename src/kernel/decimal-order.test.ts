import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, decimalOf, roundTo, type Decimal } from './decimal.ts'

/** Numbers as files write them: short ones, that are compared quickly, and ones with 30 digits. */
const decimals = fc
  .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{1,20}$/), fc.stringMatching(/^\d{0,10}$/))
  .map(([sign, whole, fraction]) => decimalOf(`${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`))
  .filter((value): value is Decimal => value !== null)

describe('the order of decimals', () => {
  it('is that of the numbers, however they are written (big.js)', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(compareDecimals(a, b)).toBe(Big(a).cmp(b))
      }),
      { numRuns: 2_000 },
    )
  })

  it('holds for numbers that differ in nothing, in the last digit and in their zeros', () => {
    const d = (text: string): Decimal => text as Decimal
    expect(compareDecimals(d('38.20'), d('38.2'))).toBe(0)
    expect(compareDecimals(d('9007199254740993'), d('9007199254740992'))).toBe(1)
    expect(compareDecimals(d('-0.1'), d('0.05'))).toBe(-1)
  })

  it('rounds as big.js does, never to a negative nought', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 4 }), (a, places) => {
        const expected = Big(a).toFixed(places, Big.roundHalfUp)
        expect(roundTo(a, places)).toBe(/[1-9]/.test(expected) ? expected : expected.replace('-', ''))
      }),
      { numRuns: 2_000 },
    )
  })
})
