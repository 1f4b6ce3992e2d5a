import { describe, expect, it } from 'vitest'
import { formulaInWords, formulaWithValues } from './formula-in-words.ts'
import { referenceText } from './reference.ts'
import { formulaOf } from './testing/formula-of.ts'

const titles = new Map([
  ['A', 'Household waste recycled'],
  ['B', 'Household waste'],
  ['C', 'Spend (capital)'],
  ['D', 'Pupils aged 16-18'],
])
const inWords = (text: string): string =>
  formulaInWords(formulaOf(text).expression, 'en', (code) => titles.get(code) ?? code)

describe('a formula in words', () => {
  it.each([
    ['pct([A], [B])', 'Household waste recycled ÷ Household waste × 100'],
    ['variancePct([A], [B])', '(Household waste recycled − Household waste) ÷ Household waste × 100'],
    ['sum([A], [B]) * 2', '(Household waste recycled + Household waste) × 2'],
    ['[A] / ([B] - 1000)', 'Household waste recycled ÷ (Household waste − 1,000)'],
    ['[C] + [D]', '‘Spend (capital)’ + Pupils aged 16-18'],
    ['[A] - [A, prev]', 'Household waste recycled − Household waste recycled (the period before)'],
    ['[A, same quarter last year]', 'Household waste recycled (the same period last year)'],
    ['[A, numerator, year to date]', 'numerator of Household waste recycled (the year to date)'],
    ['avg([x], [y], [z])', 'the average of x, y and z'],
    ['1 + max([x], [y])', '1 + (the largest of x and y)'],
    ['min([x])', 'the smallest of x'],
    ['count([x], [y])', 'how many of x and y have a figure'],
    ['countIf([x] >= 5, [y] < 0.5)', 'how many of these hold: x is at least 5 and y is less than 0.5'],
    ['if([x] <> 0, -[y], 1)', 'if x is not 0, then −y, otherwise 1'],
    ['coalesce([x], [y])', 'the first that has a figure of x and y'],
    ['round(pct([x], [y]), 1)', 'x ÷ y × 100, rounded to 1 decimal place'],
    ['round([x])', 'x, rounded to a whole number'],
    ['percentGreen()', '% of indicators green, of those rated'],
    ["percentOnTime('planning')", '% of returns sent on time (planning)'],
    ["percentStretchOnTrack('Safer Harrow')", '% of stretch targets on track (Safer Harrow)'],
    ['risksAtOrAbove(20)', 'number of risks that score 20 or more'],
    ["percentMembers('under 25', 'HSP')", '% of members: under 25 (HSP)'],
  ])('%s', (text, words) => {
    expect(inWords(text)).toBe(words)
  })

  it('has no sentence outside the dictionary', () => {
    const other = formulaInWords(formulaOf('avg([A], [A, prev])').expression, 'en-XA', () => 'T')
    expect(other).toMatch(/^⟦.*⟧$/)
  })
})

describe('a formula with values in it', () => {
  const shown = new Map([
    ['[A]', '4,120'],
    ['[B]', '10,000'],
    ['[N]', '−3'],
    ['[S]', 'suppressed'],
  ])
  const withValues = (text: string): string =>
    formulaWithValues(formulaOf(text).expression, 'en', {
      reference: (reference) => shown.get(referenceText(reference)) ?? '?',
      system: () => '2 of 22',
    })

  it.each([
    ['pct([A], [B])', '4,120 ÷ 10,000 × 100'],
    ['[A] - [N]', '4,120 − (−3)'],
    ['pct([S], [B])', 'suppressed ÷ 10,000 × 100'],
    ['risksAtOrAbove(20)', '2 of 22'],
  ])('%s', (text, words) => {
    expect(withValues(text)).toBe(words)
  })
})
