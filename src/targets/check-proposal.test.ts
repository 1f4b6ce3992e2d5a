import { describe, expect, it } from 'vitest'
import type { Decimal } from '../kernel/decimal.ts'
import { financialYear } from '../kernel/period.ts'
import { checkProposal, linesOf, stopping, type TypedProposal } from './check-proposal.ts'
import { typedAim } from './read-aim.ts'
import { typedProposal } from './typed-proposal.ts'

const indicator = {
  kind: 'rate',
  unit: '%',
  decimals: 1,
  polarity: 'high',
  tolerance: null,
  periodKind: 'quarter',
} as const
type About = Parameters<typeof checkProposal>[1]

const whole: TypedProposal = {
  ...typedProposal(undefined),
  regime: 'corporate',
  target: '40',
  basis: 'Last year and one point',
  body: 'board',
}
const codes = (typed: Partial<TypedProposal>, about: Partial<About> = {}): string[] =>
  [...checkProposal({ ...whole, ...typed }, { ...indicator, ...about }, true)].map(
    ({ field, code, severity }) => `${field} ${code}${severity === 'query' ? '?' : ''}`,
  )

describe('a proposal', () => {
  it('is whole with a target, what it rests on and the body it goes to', () => {
    expect(codes({})).toEqual([])
    expect(codes({ regime: '', target: '', basis: '', body: '' })).toEqual([
      'regime regime-missing',
      'target target-missing',
      'basis basis-missing',
      'body body-missing',
    ])
  })

  it('may be kept unfinished, but never unreadable', () => {
    const draft = { ...whole, target: '', basis: '', body: '' }
    expect([...checkProposal(draft, indicator, false)]).toEqual([])
    expect([...checkProposal({ ...draft, target: 'many' }, indicator, false)]).toMatchObject([
      { field: 'target', code: 'target-form' },
    ])
  })

  it('asks about a percentage over 100, a target of nothing and one below it, until somebody is sure', () => {
    expect(codes({ target: '104' })).toEqual(['target over-hundred?'])
    expect(codes({ target: '104' }, { unit: 'days' })).toEqual([])
    expect(codes({ target: '0' })).toEqual(['target target-zero?'])
    expect(codes({ target: '0' }, { tolerance: { kind: 'abs', value: '1' as Decimal } })).toEqual([])
    expect(codes({ target: '−2' })).toEqual(['target target-negative?'])
    const found = [...checkProposal({ ...whole, target: '104' }, indicator, true)]
    expect(stopping(found, '')).toHaveLength(1)
    expect(stopping(found, 'yes')).toEqual([])
  })

  it('has no more decimals than the indicator, and a range where that is what is good', () => {
    expect(codes({ target: '38.25' })).toEqual(['target too-many-decimals'])
    expect(codes({ target: '40 to 36' })).toEqual(['target range-turned'])
    expect(codes({ target: '36' }, { polarity: 'range' })).toEqual(['target range-wanted'])
    expect(codes({ target: '36 to 40' }, { polarity: 'range' })).toEqual([])
  })

  it('has all four quarters or none; a total of the year so far never falls; the end agrees with the year', () => {
    expect(codes({ q1: '36', q2: '37' })).toEqual(['q3 quarters-part'])
    const falling = { q1: '10', q2: '9', q3: '20', q4: '40' }
    expect(codes(falling, { kind: 'cumulative' })).toEqual(['q2 quarter-falls'])
    expect(codes(falling)).toEqual([])
    expect(codes({ ...falling, q4: '39' })).toEqual(['q4 end-not-year?'])
    expect(codes(falling, { kind: 'flow' })).toEqual(['q4 quarters-not-year?'])
    expect(codes({ ...falling, q3: 'x' })).toEqual(['q3 quarter-form'])
  })

  it('on a glide path says where the year begins; a total of each quarter has none', () => {
    expect(codes({ shape: 'glide' })).toEqual(['start start-missing'])
    expect(codes({ shape: 'glide', start: '36' })).toEqual([])
    expect(codes({ shape: 'glide' }, { kind: 'cumulative' })).toEqual([])
    expect(codes({ shape: 'glide', start: '36' }, { kind: 'flow' })).toEqual(['shape glide-of-total'])
  })

  it('to be set has somebody who sets it and a day, and no figure', () => {
    const awaited = { target: '', wording: 'To be set' }
    expect(codes(awaited)).toEqual(['owner owner-missing', 'dueOn due-form'])
    expect(codes({ ...awaited, owner: 'Waste Manager', dueOn: '2009-06-31' })).toEqual(['dueOn due-form'])
    expect(codes({ ...awaited, owner: 'Waste Manager', dueOn: '2009-06-30' })).toEqual([])
    expect(codes({ wording: 'To be set' })).toEqual(['wording wording-and-figure'])
  })

  it('becomes the year and its quarters; of a yearly measure the year alone', () => {
    const lines = (typed: Partial<TypedProposal>, about: Partial<About> = {}): string[] =>
      linesOf({ ...whole, ...typed }, { ...indicator, ...about }, financialYear(2009)).map(
        (line) => `${line.period.kind} ${typedAim(line)}`,
      )
    expect(lines({ shape: 'glide', start: '36' })).toEqual([
      'financial-year 40',
      'quarter 37.0',
      'quarter 38.0',
      'quarter 39.0',
      'quarter 40',
    ])
    expect(lines({ shape: 'flat' }, { periodKind: 'financial-year' })).toEqual(['financial-year 40'])
    expect(lines({ target: 'Green' }, { kind: 'ordinal' })).toEqual(['financial-year Green'])
    expect(lines({ target: '', wording: 'To be set' })).toEqual(['financial-year To be set'])
  })
})
