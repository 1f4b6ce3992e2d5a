import { describe, expect, it } from 'vitest'
import type { Assessment } from '../indicators/assess.ts'
import type { Polarity, Tolerance } from '../figures/indicator.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { hereBecause } from './here-because.ts'
import { reportWords } from './words.ts'

const five: Tolerance = { kind: 'pct', value: '5' as Decimal }
const words = reportWords('en')

interface Facts {
  readonly exceeded?: boolean
  readonly polarity?: Polarity
  readonly unit?: string
  readonly tolerance?: Tolerance
}

function judged(status: Assessment['status'], facts: Facts = {}): Assessment {
  const { exceeded = false, polarity = 'high', unit = '%', tolerance = five } = facts
  return { indicator: { polarity, unit, decimals: 1 }, status, exceeded, tolerance } as unknown as Assessment
}

describe('why a figure is explained', () => {
  it('says how far from target, on which side', () => {
    expect(hereBecause([judged('red')], null, words)).toBe('Here because: more than 5% below target.')
    expect(hereBecause([judged('amber', { polarity: 'low' })], null, words)).toBe(
      'Here because: up to 5% above target.',
    )
    const half: Tolerance = { kind: 'abs', value: '0.5' as Decimal }
    expect(hereBecause([judged('amber', { tolerance: half })], null, words)).toBe(
      'Here because: up to 0.5 points below target.',
    )
    expect(
      hereBecause([judged('red', { tolerance: half, unit: 'days', polarity: 'low' })], null, words),
    ).toBe('Here because: more than 0.5 above target.')
  })

  it('says that it beats its target by much', () => {
    const exceeded = judged('green', { exceeded: true })
    expect(hereBecause([exceeded], '10' as Decimal, words)).toBe(
      'Here because: beyond its target by more than 10%.',
    )
  })

  it('says for how many quarters running it has been so', () => {
    const run = [judged('green'), judged('amber'), judged('red'), judged('red')]
    expect(hereBecause(run, null, words)).toBe(
      'Here because: more than 5% below target, for 2 quarters running.',
    )
    expect(hereBecause([judged('red'), judged('missing'), judged('red')], null, words)).toBe(
      'Here because: more than 5% below target.',
    )
  })

  it('says nothing of the others', () => {
    for (const status of ['green', 'missing', 'no-target', 'not-due'] as const)
      expect(hereBecause([judged(status)], null, words)).toBeNull()
  })
})
