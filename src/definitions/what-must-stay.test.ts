import { describe, expect, it } from 'vitest'
import type { Indicator } from '../figures/indicator.ts'
import { whatMustStay } from './what-must-stay.ts'

const rated = {
  kind: 'ordinal',
  unit: '',
  polarity: 'high',
  periodKind: 'quarter',
  levels: ['Red', 'Amber', 'Green'],
} as unknown as Indicator
const levels = (...names: string[]) => whatMustStay(rated, { ...rated, levels: names })

describe('what makes figures comparable', () => {
  it('lets a level have another name, and better ones be added above', () => {
    expect(levels('Red', 'Yellow', 'Green')).toBeNull()
    expect(levels('Red', 'Amber', 'Green', 'Star')).toBeNull()
  })

  it('keeps each level in its place', () => {
    expect(levels('Green', 'Amber', 'Red')).toBe('levels')
    expect(levels('Red', 'Amber Red', 'Amber', 'Green')).toBe('levels')
    expect(levels('Red', 'Green')).toBe('levels')
  })

  it('holds the first thing that differs', () => {
    expect(whatMustStay(rated, { ...rated, unit: 'points', polarity: 'none' })).toBe('unit')
    expect(whatMustStay(rated, { ...rated, title: 'Another', decimals: 2 })).toBeNull()
  })
})
