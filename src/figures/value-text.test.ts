import { describe, expect, it } from 'vitest'
import type { Decimal } from '../kernel/decimal.ts'
import { readValue, valueText, writtenValue, type ValueForm } from './value-text.ts'

const number: ValueForm = { kind: 'rate', levels: [], decimals: 1, unit: '%' }
const rating: ValueForm = {
  kind: 'ordinal',
  levels: ['Red', 'Amber Red', 'Amber Green', 'Green'],
  decimals: 0,
  unit: '',
}
const answer: ValueForm = { kind: 'yes-no', levels: [], decimals: 0, unit: '' }
const day: ValueForm = { kind: 'date', levels: [], decimals: 0, unit: '' }
const d = (text: string): Decimal => text as Decimal

describe('a figure as text', () => {
  it('is a number with its unit, and typed back with or without it', () => {
    expect(valueText(d('38.2'), number)).toBe('38.2%')
    expect(writtenValue(d('38.2'), number)).toBe('38.2')
    expect(readValue('38.2%', number)).toBe('38.2')
    expect(valueText(d('38.2'), { decimals: 1, unit: '%' })).toBe('38.2%')
  })

  it('is the name of a level, the worst one being 1', () => {
    expect([1, 2, 3, 4].map((place) => valueText(d(String(place)), rating))).toEqual(rating.levels)
    expect(readValue('Amber Green', rating)).toBe('3')
    expect(readValue(' amber-green ', rating)).toBe('3')
  })

  it('is no level where the scale has none of that name; a number is not taken for a level', () => {
    expect(readValue('Yellow', rating)).toBeNull()
    expect(readValue('3', rating)).toBeNull()
    expect(valueText(d('5'), rating)).toBe('5')
  })

  it('reads a number where that is the name of a level', () => {
    expect(readValue('0', { ...rating, levels: ['0', '1', '2'] })).toBe('1')
  })

  it('is Yes or No', () => {
    expect([valueText(d('1'), answer), valueText(d('0'), answer)]).toEqual(['Yes', 'No'])
    expect(['yes', 'Y', 'No', '0', 'perhaps'].map((text) => readValue(text, answer))).toEqual([
      '1',
      '1',
      '0',
      '0',
      null,
    ])
  })

  it('is a day: in words on pages, in figures in files', () => {
    // 14,152 days: 38 years of 365, ten leap days from 1972 to 2008, and 272 days of 2008.
    expect(readValue('2008-09-30', day)).toBe('14152')
    expect(valueText(d('14152'), day)).toBe('30 September 2008')
    expect(writtenValue(d('14152'), day)).toBe('2008-09-30')
  })

  it('reads a day as people write it, and no day that the calendar does not have', () => {
    expect(['30 September 2008', '30 sep 2008', '30/09/2008'].map((text) => readValue(text, day))).toEqual([
      '14152',
      '14152',
      '14152',
    ])
    expect(
      ['31 September 2008', '2008-9-30', '30 S 2008', '14152', ''].map((text) => readValue(text, day)),
    ).toEqual([null, null, null, null, null])
  })

  it('reads back what it writes', () => {
    for (const [form, value] of [
      [number, '38.2'],
      [rating, '2'],
      [answer, '0'],
      [day, '-3000'],
    ] as const)
      expect(readValue(writtenValue(d(value), form), form)).toBe(value)
  })
})
