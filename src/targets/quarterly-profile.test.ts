import { describe, expect, it } from 'vitest'
import type { MeasureKind } from '../figures/indicator.ts'
import { compareDecimals, sum, type Decimal } from '../kernel/decimal.ts'
import { quarterlyProfile } from './quarterly-profile.ts'

const of = (kind: MeasureKind, decimals = 1) => ({ kind, decimals })
const number = (text: string): Decimal => text as Decimal

describe('the four quarters of a target', () => {
  it('of a level are the same throughout, or rise in even steps from where the year begins', () => {
    expect(quarterlyProfile('flat', number('40.0'), null, of('rate'))).toEqual([
      '40.0',
      '40.0',
      '40.0',
      '40.0',
    ])
    expect(quarterlyProfile('glide', number('40.0'), number('36.0'), of('rate'))).toEqual([
      '37.0',
      '38.0',
      '39.0',
      '40.0',
    ])
    expect(quarterlyProfile('glide', number('10'), number('13'), of('rate', 0))).toEqual([
      '12',
      '12',
      '11',
      '10',
    ])
  })

  it('of a total are shared evenly, and add up to the year to the last digit', () => {
    const shares = quarterlyProfile('flat', number('10'), null, of('flow', 0))
    expect(shares).toEqual(['3', '2', '3', '2'])
    expect(compareDecimals(sum(...shares), number('10'))).toBe(0)
  })

  it('of a total of the year so far begin at nothing and never fall', () => {
    for (const shape of ['flat', 'glide'] as const) {
      expect(quarterlyProfile(shape, number('752'), number('900'), of('cumulative', 0))).toEqual([
        '188',
        '376',
        '564',
        '752',
      ])
    }
  })
})
