import { describe, expect, it } from 'vitest'
import type { Decimal } from '../kernel/decimal.ts'
import { markup } from '../kernel/markup.ts'
import { figureFacts, formulaText, revisionRows } from './figure-facts.ts'
import type { LoadedFigure } from './indicator-view.ts'
import { anAssessment, anIndicator, anObservation, q2 } from '../indicators/testing/an-assessment.ts'

const observation = anObservation('38.2', q2, {
  numerator: '5967' as Decimal,
  denominator: '15620' as Decimal,
  reason: '<script>alert(1)</script>',
  revision: 2,
})

const figure: LoadedFigure = {
  indicator: anIndicator(),
  department: null,
  area: { code: 'E06000006', name: 'Halton & <b>district</b>' },
  period: q2,
  assessment: { ...anAssessment({ now: '38.2', target: '39.0' }), observation },
  revisions: [
    { ...anObservation('38.0'), isInForce: false },
    { ...observation, isInForce: true },
  ],
  breaks: [],
  workings: null,
}

describe('the formula of a figure', () => {
  const text = (value: string, numerator: string, denominator: string, unit: string, decimals = 1) =>
    formulaText(
      anObservation(value, q2, { numerator: numerator as Decimal, denominator: denominator as Decimal }),
      { unit, decimals },
    )
  it.each([
    ['38.2', '5967', '15620', '%', '5,967 ÷ 15,620 × 100 = 38.2%'],
    ['5.4', '54', '10', '', '54 ÷ 10 = 5.4'],
    ['3.7', '437.5', '118000', 'per 1,000 residents', '437.5 ÷ 118,000 × 1,000 = 3.7 per 1,000 residents'],
  ])('%s from %s and %s', (value, numerator, denominator, unit, formula) => {
    expect(text(value, numerator, denominator, unit)).toBe(formula)
  })
  it('is not printed where it does not come out', () => {
    expect(text('38.2', '5967', '19999', '%')).toBeNull()
    expect(text('38.2', '5967', '0', '%')).toBeNull()
  })
})

describe('what there is to know of a figure', () => {
  const facts = figureFacts(figure, markup`<a href="/r">Waste, Q2</a>`, 'en')
  const value = (key: string): string => String(facts.find((fact) => fact.key === key)?.value)

  it('begins with how it was worked out and ends with where it came from', () => {
    expect(facts.map(({ key }) => key)).toEqual([
      'Numerator',
      'Denominator',
      'Formula',
      'Area',
      'Period',
      'Status',
      'Target',
      'State',
      'Reason given',
      'Entered by',
      'Signed off by',
      'Recorded',
      'Source',
      'Return',
    ])
    expect(value('Recorded')).toBe('28 October 2008, 3pm')
    expect(value('Period')).toBe('Q2 2008/09<br>1 July 2008 to 30 September 2008')
    expect(value('Entered by')).toBe('Waste Collator')
    expect(value('Signed off by')).toBe('Waste Director')
  })

  it('hands on what people typed as text, never as markup of its own', () => {
    expect(value('Reason given')).toBe('<script>alert(1)</script>')
    expect(facts.find(({ key }) => key === 'Reason given')?.value).toBeTypeOf('string')
  })

  it('has every revision, newest first, the one in force marked', () => {
    expect(revisionRows(figure, 'en').map((row) => [row.number, row.value, row.isInForce])).toEqual([
      ['2', '38.2%', true],
      ['1', '38.0%', false],
    ])
  })
})
