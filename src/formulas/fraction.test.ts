import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalOf, roundTo, type Decimal } from '../kernel/decimal.ts'
import {
  compareFractions,
  decimalFrom,
  fractionOf,
  isNought,
  minus,
  negated,
  over,
  plus,
  roundFraction,
  times,
  type Fraction,
} from './fraction.ts'

const decimal = (text: string): Decimal => decimalOf(text) ?? ('' as Decimal)
const fraction = (text: string): Fraction => fractionOf(decimal(text)) ?? { top: NaN, bottom: 1 }

/** Numbers as councils have them, and some that do not fit into a double. */
const numbers = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
    fc.integer({ min: 0, max: 14 }),
    fc.integer({ min: 0, max: 24 }),
  )
  .map(([units, places, cut]) => {
    const short = units / 10n ** BigInt(cut)
    const digits = (short < 0n ? -short : short).toString().padStart(places + 1, '0')
    const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
    return decimal(short < 0n ? `-${text}` : text)
  })
const fractions = fc
  .tuple(numbers, numbers)
  .map(([a, b]) => over(fraction(a), isNought(fraction(b)) ? fraction('7') : fraction(b)))
  .filter((value) => value !== null)

/** Top and bottom as whole numbers of any length: `a = b` where the products crosswise agree. */
const same = (a: Fraction | null, top: bigint, bottom: bigint): boolean =>
  a !== null && BigInt(a.top) * bottom === top * BigInt(a.bottom)
const parts = (a: Fraction): [bigint, bigint] => [BigInt(a.top), BigInt(a.bottom)]

describe('a fraction', () => {
  it('holds a stored number exactly and gives it back', () => {
    fc.assert(
      fc.property(numbers, (text) => {
        const places = text.split('.')[1]?.length ?? 0
        expect(same(fraction(text), BigInt(text.replace('.', '')), 10n ** BigInt(places))).toBe(true)
        const back = decimalFrom(fraction(text))
        if (back !== null) expect(roundTo(back, 14)).toBe(roundTo(text, 14))
      }),
    )
  })

  it('reckons as whole numbers of any length do, whether it is short or long', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        const [[at, ab], [bt, bb]] = [parts(a), parts(b)]
        expect(same(plus(a, b), at * bb + bt * ab, ab * bb)).toBe(true)
        expect(same(minus(a, b), at * bb - bt * ab, ab * bb)).toBe(true)
        expect(same(times(a, b), at * bt, ab * bb)).toBe(true)
        expect(same(negated(a), -at, ab)).toBe(true)
        if (bt !== 0n)
          expect(same(over(a, b), at * bb * (bt < 0n ? -1n : 1n), ab * (bt < 0n ? -bt : bt))).toBe(true)
        const difference = at * bb - bt * ab
        expect(compareFractions(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
      }),
    )
  })

  it('keeps the lower part above nought', () => {
    fc.assert(fc.property(fractions, fractions, (a, b) => isNought(b) || Number(over(a, b)?.bottom) > 0))
  })

  it.each([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['-0.4', 0, '0'],
    ['0.125', 2, '0.13'],
    ['-0.125', 2, '-0.13'],
    ['0.1249999', 2, '0.12'],
    ['99.95', 1, '100'],
  ])('%s to %i places is %s', (text, places, rounded) => {
    const value = roundFraction(fraction(text), places)
    expect(value && decimalFrom(value)).toBe(rounded)
  })

  it('rounds as the kernel does', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 8 }), (text, places) => {
        const value = roundFraction(fraction(text), places)
        const written = value && decimalFrom(value)
        if (written) expect(roundTo(written, places)).toBe(roundTo(text, places))
      }),
    )
  })

  it('never writes minus nought', () => {
    expect(decimalFrom(times(fraction('0'), fraction('-3')) ?? fraction('1'))).toBe('0')
    expect(decimalFrom({ top: -1, bottom: 10 ** 15 * 3 })).toBe('0')
  })

  it('is refused beyond its digits instead of growing without end', () => {
    let value: Fraction | null = fraction('99999999999999999999')
    for (let i = 0; i < 7 && value; i++) value = times(value, value)
    expect(value).toBeNull()
    expect(fractionOf(`0.${'1'.repeat(700)}` as Decimal)).toBeNull()
    expect(decimalFrom(fraction('100000000000000000000.5'))).toBeNull()
  })
})
