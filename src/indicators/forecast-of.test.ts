import { describe, expect, it } from 'vitest'
import type { Decimal } from '../kernel/decimal.ts'
import { financialYear, half, month, quarter, type Period } from '../kernel/period.ts'
import { forecast } from '../stats/forecast.ts'
import { forecastMark } from './forecast-mark.ts'
import { forecastOf, resultsNeeded, yearEnd, type ForecastInput } from './forecast-of.ts'
import type { Target } from '../figures/indicator.ts'
import { aTarget, q2 } from './testing/an-assessment.ts'
import { indicatorWords } from './words.ts'

const rising = ['30.0', '31.1', '31.9', '33.2', '33.8', '35.1', '36.0', '36.8', '38.1', '39.0'] as Decimal[]
const q4 = quarter(2008, 4)
const at =
  (...targets: Target[]) =>
  (period: Period): Target | null =>
    targets.find((target) => target.period.kind === period.kind && target.period.index === period.index) ??
    null

const ask = (own: Partial<ForecastInput> = {}) =>
  forecastOf({
    indicator: { kind: 'rate', unit: '%', polarity: 'high' },
    values: rising,
    last: q2,
    breaks: [],
    targetOf: at(aTarget('35.0', q4)),
    ...own,
  })

describe('the forecast for the end of the year', () => {
  it('is of the last period of the year, against its own target', () => {
    const found = ask()
    expect(found).toMatchObject({ period: q4, target: '35.0', isLimit: false })
    const direct = forecast(rising.map(Number), { perYear: 4, horizon: 2, target: 35, bounds: [0, 100] })
    expect(found?.result).toEqual(direct)
    expect(found?.result.category).toBe('likely')
  })

  it('goes by the target of the year where the last quarter has none, but not for a total', () => {
    const targetOf = at(aTarget('36.0', financialYear(2008)))
    expect(ask({ targetOf })?.target).toBe('36.0')
    expect(ask({ targetOf, indicator: { kind: 'flow', unit: '', polarity: 'high' } })).toBeNull()
  })

  it('turns round where low is good', () => {
    const found = ask({ indicator: { kind: 'rate', unit: '%', polarity: 'low' } })
    expect(found?.isLimit).toBe(true)
    expect((found?.result.probability ?? 0) + (ask()?.result.probability ?? 0)).toBeCloseTo(1, 6)
  })

  it('is none without a target, without a judgement, or when the year is done', () => {
    expect(ask({ targetOf: () => null })).toBeNull()
    expect(ask({ indicator: { kind: 'rate', unit: '%', polarity: 'range' } })).toBeNull()
    expect(ask({ indicator: { kind: 'rate', unit: '%', polarity: 'none' } })).toBeNull()
    expect(ask({ last: q4 })).toBeNull()
    expect(ask({ last: half(2008, 1) })).toBeNull()
  })

  it('says how many results it takes, and has no more and no fewer than that', () => {
    expect(ask({ values: rising.slice(0, 7) })?.result.category).toBe('not enough history')
    expect(ask({ values: rising.slice(0, 8) })?.result.category).not.toBe('not enough history')
    for (const perYear of [1, 4, 12] as const) {
      const values = Array.from({ length: resultsNeeded[perYear] }, (_, i) => 50 + (i % 3))
      const options = { perYear, horizon: 1, target: 50 }
      expect(forecast(values, options).probability).not.toBeNull()
      expect(forecast(values.slice(1), options).probability).toBeNull()
    }
  })

  it('does not look back past a change of definition or a gap', () => {
    expect(ask({ breaks: [quarter(2007, 2)] })?.result).toMatchObject({
      n: 5,
      category: 'not enough history',
    })
    expect(ask({ values: [...rising.slice(0, 6), null, ...rising.slice(7)] })?.result.n).toBe(3)
  })
})

describe('the end of the year of a figure', () => {
  it.each([
    [quarter(2008, 1), q4],
    [q4, null],
    [month(2008, 9), month(2009, 3)],
    [month(2009, 2), month(2009, 3)],
    [month(2009, 3), null],
    [financialYear(2007), financialYear(2008)],
  ])('%o: %o', (last, end) => {
    expect(yearEnd(last)).toEqual(end)
  })
})

describe('the mark of a forecast', () => {
  const words = indicatorWords('en')
  it('has pips, a word and the odds', () => {
    const said = forecastMark({ category: 'likely', probability: 0.74 }, words, true).toString()
    expect(said.replace(/<[^>]+>/g, '')).toBe('●●● Likely (about 7 in 10)')
    expect(said).toContain('<span aria-hidden="true">●●●</span>')
  })
  it('has a word of its own where there is too little history', () => {
    const said = forecastMark({ category: 'not enough history', probability: null }, words, true).toString()
    expect(said.replace(/<[^>]+>/g, '')).toBe('○○○ Not enough history')
  })
})
