import { describe, expect, it } from 'vitest'
import { readDecimal, roundTo, sum, type Decimal } from './decimal.ts'
import { changeText, figureText, numberText } from './figure-words.ts'

const d = (text: string): Decimal => text as Decimal

describe('an exact decimal', () => {
  it.each([
    ['1,250', '1250'],
    ['£1 250.00', '1250.00'],
    ['38.2%', '38.2'],
    ['\u22123', '-3'],
    [' 12 345 678 ', '12345678'],
    ['-£5', '-5'],
    ['.5', '0.5'],
    ['-0.0', '0.0'],
    ['007.10', '7.10'],
  ])('is read from %s as %s', (typed, read) => {
    expect(readDecimal(typed)).toBe(read)
  })

  it.each(['', '1,5', 'n/a', '12a', '1e5', '--3', '1.2.3', 'Infinity', 'NaN', '½', '1,2345', '9'.repeat(41)])(
    'is not read from %s',
    (typed) => {
      expect(readDecimal(typed)).toBeNull()
    },
  )

  it('rounds half away from zero, below zero too', () => {
    expect([roundTo(d('94.95'), 1), roundTo(d('-0.25'), 1), roundTo(d('-0.04'), 1)]).toEqual([
      '95.0',
      '-0.3',
      '0.0',
    ])
  })

  it('adds up to the penny where binary numbers do not', () => {
    expect(sum(d('0.1'), d('0.2'))).toBe('0.3')
  })

  it('is written as the council writes numbers', () => {
    expect(numberText(d('1234567.05'), 1)).toBe('1,234,567.1')
    expect(numberText(d('-3.2'), 1)).toBe('\u22123.2')
    expect(numberText(d('-0.01'), 1)).toBe('0.0')
    expect(figureText(d('38.25'), 1, '%')).toBe('38.3%')
    expect(figureText(d('-1200'), 2, '£')).toBe('\u2212£1,200.00')
    expect(figureText(d('12'), 0, 'days')).toBe('12 days')
    expect(changeText(d('-1.2'), 1, '%')).toBe('1.2 points')
  })
})
