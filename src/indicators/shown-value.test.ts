import { describe, expect, it } from 'vitest'
import type { Decimal } from '../kernel/decimal.ts'
import type { Mark, ObservationStatus } from '../figures/indicator.ts'
import { shownValue, signsIn, tableForm, valueMarkup, valueText } from './shown-value.ts'
import { indicatorWords } from './words.ts'

const words = indicatorWords('en')
const percent = { decimals: 1, unit: '%' }
const figure = (value: string | null, mark: Mark = 'ok', status: ObservationStatus = 'final') => ({
  value: value as Decimal | null,
  mark,
  status,
})
const text = (...args: Parameters<typeof shownValue>): string => valueText(shownValue(...args), words)

describe('a figure as printed', () => {
  it.each([
    [figure('38.25'), '38.3%'],
    [figure('38.2', 'ok', 'provisional'), '38.2% [p]'],
    [figure('38.2', 'ok', 'estimate'), '38.2% [e]'],
    [figure('38.2', 'ok', 'revised'), '38.2% [r]'],
    [figure('0', 'nil'), '0.0%'],
    [figure(null, 'suppressed'), '[c]'],
    [figure(null, 'missing'), '[x]'],
    [figure(null, 'not-due'), '[nd]'],
    [figure(null, 'not-applicable', 'revised'), '[z]'],
    [figure(null, 'not-comparable'), '[b]'],
    [figure('38.2', 'suppressed'), '[c]'],
  ])('%o is %s', (observation, shown) => {
    expect(text(observation, percent)).toBe(shown)
  })

  it('never is a blank or a nought where nothing was recorded', () => {
    expect(text(null, percent)).toBe('[x]')
    expect(text(null, percent, 'not-due')).toBe('[nd]')
    expect(text(null, percent, 'not-applicable')).toBe('[z]')
  })

  it('keeps its sign on its line', () => {
    const shown = shownValue(figure('38.2', 'ok', 'provisional'), percent)
    expect(valueMarkup(shown, words).toString()).toBe('38.2%&nbsp;<span class="app-sign">[p]</span>')
  })

  it('shows a hostile unit as text', () => {
    const shown = shownValue(figure('3'), { decimals: 0, unit: '<script>alert(1)</script>' })
    expect(valueMarkup(shown, words).toString()).not.toContain('<script')
  })
})

describe('signs', () => {
  it('stand in the key once each, in its own order', () => {
    const values = [
      figure(null, 'missing'),
      figure('1', 'ok', 'provisional'),
      figure(null, 'missing'),
      figure('1'),
    ]
    expect(signsIn(values.map((one) => shownValue(one, percent)))).toEqual(['provisional', 'missing'])
  })
})

describe('a number in a table', () => {
  it('bears a sign, and leaves a unit in words to the title', () => {
    expect(['%', '£', 'days'].map((unit) => tableForm({ decimals: 1, unit }).unit)).toEqual(['%', '£', ''])
  })
})
