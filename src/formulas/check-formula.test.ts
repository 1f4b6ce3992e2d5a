import { describe, expect, it } from 'vitest'
import { checkCircle, checkFormula, circleText, type Measured } from './check-formula.ts'
import { formulaOf } from './testing/formula-of.ts'

const indicators = new Map<string, Measured>([
  ['P', { isPercentage: true, yearToDate: null }],
  ['Q', { isPercentage: true, yearToDate: null }],
  ['F', { isPercentage: false, yearToDate: 'sum' }],
  ['G', { isPercentage: false, yearToDate: 'last' }],
])
const faults = (text: string): readonly string[] =>
  checkFormula(formulaOf(text).expression, (code) => indicators.get(code)).map(
    ({ code, at }) => `${code} at ${at}`,
  )

describe('what a formula refers to', () => {
  it('is known, all faults at once and in order', () => {
    expect(faults('[X] + [F] / [Y, prev] - sum([__X], 1)'.replace('__X', 'constructor'))).toEqual([
      'indicator-unknown at 1',
      'indicator-unknown at 13',
      'indicator-unknown at 29',
    ])
    expect(faults('pct([F], [G])')).toEqual([])
  })

  it('has a year to date only where figures add up', () => {
    expect(faults('[F, year to date] + [G, year to date]')).toEqual([])
    expect(faults('1 + [P, year to date]')).toEqual(['no-year-to-date at 5'])
    expect(faults('pct([P, numerator, year to date], [P, denominator, year to date])')).toEqual([])
  })
})

describe('percentages are never averaged', () => {
  it.each([
    'avg([P], [Q])',
    'avg([P], [P, prev])',
    'avg([F], [P])',
    '([P] + [Q]) / 2',
    '0.5 * ([P] + [Q])',
    'sum([P], [Q]) / 2',
    'sum([P], [Q]) / count([P], [Q])',
    'avg(pct([F], [G]), pct([G], [F]))',
    '([F] / [G] * 100 + [G] / [F] * 100) / 2',
    '(100 * [F] / [G] + [P]) / (1 + 1)',
    "(percentMembers('BME') + percentMembers('male')) / 2",
    'avg(round([P], 1), 50)',
    'avg(-[P], [Q])',
    'avg(if([F] > 1, [P], [Q]), 1)',
  ])('%s', (text) => {
    expect(faults(text)).toEqual(['percentages-averaged at 1'])
  })

  it.each([
    '[P] + [Q]',
    '[P] - [Q]',
    '([P] - [Q]) / 2',
    '[P] / 2',
    'avg([F], [G])',
    'avg([P, numerator], [Q, numerator])',
    'max([P], [Q])',
    'pct([P, numerator] + [Q, numerator], [P, denominator] + [Q, denominator])',
    '([P] * [F] + [Q] * [G]) / ([F] + [G])',
    'avg(count([P], [Q]), 1)',
    'avg(risksAtOrAbove(20), 1)',
  ])('%s is none', (text) => {
    expect(faults(text)).toEqual([])
  })
})

describe('a formula that needs its own result', () => {
  const circle = (code: string, text: string, others: Readonly<Record<string, readonly string[]>>) => {
    const finding = checkCircle(code, formulaOf(text).expression, new Map(Object.entries(others)))
    return finding && `${finding.args['path']} at ${finding.at}`
  }

  it('is told with the way round, at the reference that closes it', () => {
    expect(circle('A', '1 + [A]', {})).toBe('A → A at 5')
    expect(circle('A', '[F] + [B]', { B: ['A'] })).toBe('A → B → A at 7')
    expect(circle('A', '[B]', { B: ['C', 'F'], C: ['G', 'A'] })).toBe('A → B → C → A at 1')
    expect(circle('A', '[B] + [C]', { B: ['D'], D: ['A'], C: ['A'] })).toBe('A → C → A at 7')
    expect(circle('A', '[A, prev] + 1', {})).toBe('A → A at 1')
    expect(circle('A', '[B] + [F]', { B: ['F'], C: ['A'] })).toBeNull()
  })

  it('is told in part where the way is long', () => {
    const path = Array.from({ length: 40 }, (_, at) => `N${at}`)
    expect(circleText(path)).toBe('N0 → N1 → N2 → N3 → N4 → N5 → … → N35 → N36 → N37 → N38 → N39')
  })
})
