import { describe, expect, it } from 'vitest'
import { englishChartWords } from '../charts/words.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { quarter, shift } from '../kernel/period.ts'
import { anAssessment, aTarget, q2 } from '../indicators/testing/an-assessment.ts'
import { trendFigure, type Trend } from './trend-figure.ts'
import { indicatorWords } from '../indicators/words.ts'

const assessments = [
  anAssessment({ period: quarter(2007, 3), target: '30.0' }),
  anAssessment({ period: quarter(2007, 4), now: '33.1', target: '30.0' }),
  anAssessment({ period: quarter(2008, 1), now: null, figure: { mark: 'suppressed' }, target: '35.0' }),
  anAssessment({ period: q2, now: '36.2', figure: { status: 'provisional' }, target: '35.0' }),
]

const trend = (own: Partial<Trend> = {}) =>
  trendFigure(
    {
      id: 'trend',
      title: 'Up <b>1.2</b> points',
      areaName: 'Halton',
      source: 'Weighbridge',
      series: assessments,
      breaks: [],
      comparators: [],
      forecast: null,
      aheadTargets: [],
      ...own,
    },
    indicatorWords('en'),
    englishChartWords,
  )

describe('the trend of an indicator', () => {
  it('starts with the first figure and has its table in the same words as the pages', () => {
    expect(trend()?.table.rows).toEqual([
      ['Q4 2007/08', '33.1', '30.0', '28.5 to 30.0'],
      ['Q1 2008/09', '[c]', '35.0', '33.3 to 35.0'],
      ['Q2 2008/09', '36.2 [p]', '35.0', '33.3 to 35.0'],
    ])
    expect(trend()?.summary).toBe('From 33.1% in Q4 2007/08 to 36.2% [p] in Q2 2008/09.')
  })

  it('is none without figures', () => {
    expect(trend({ series: assessments.slice(0, 1) })).toBeNull()
  })

  it('leaves what is suppressed a gap and draws what is provisional hollow', () => {
    expect(trend()?.plot?.series[0]?.values).toEqual([33.1, null, 36.2])
    expect(trend()?.wide.toString()).toMatch(/<circle[^>]*fill="#ffffff"/)
  })

  it('sets region and nation beside it, in step with its periods', () => {
    const line = (comparator: 'region' | 'nation', name: string) => ({
      comparator,
      name,
      code: name,
      values: ['1', '2', '3', '4'] as Decimal[],
    })
    const found = trend({ comparators: [line('region', 'North West'), line('nation', 'England')] })
    expect(found?.table.head.slice(-2)).toEqual(['North West (%)', 'England (%)'])
    expect(found?.table.rows.map((row) => row.slice(-2))).toEqual([
      ['2.0', '2.0'],
      ['3.0', '3.0'],
      ['4.0', '4.0'],
    ])
  })

  it('does not join a line across a change of definition', () => {
    const found = trend({ breaks: [q2] })
    expect(found?.table.rows[2]?.[0]).toBe('Q2 2008/09 (definition changed)')
  })

  it('opens the likely range towards the end of the year, with the targets on the way', () => {
    const found = trend({
      forecast: {
        period: quarter(2008, 4),
        target: '31.5' as Decimal,
        isLimit: false,
        needed: 8,
        result: {
          point: 35,
          lower80: 29.44,
          upper80: 43.01,
          probability: 0.8,
          category: 'likely',
          n: 10,
          method: '',
        },
      },
      aheadTargets: [aTarget('34.0', shift(q2, 1)), aTarget('31.5', shift(q2, 2))],
    })
    expect(found?.table.rows.slice(3)).toEqual([
      ['Q3 2008/09', '[nd]', '34.0', '32.3 to 34.0', '–'],
      ['Q4 2008/09', '[nd]', '31.5', '29.9 to 31.5', '29.4 to 43.0'],
    ])
    expect(found?.desc).toContain('likely range 29.4 to 43.0 (8 in 10)')
  })

  it('shows a hostile title as text', () => {
    expect(trend()?.wide.toString()).not.toContain('<b>')
  })
})

describe('the trend of what is no number', () => {
  const drawn = (indicator: Partial<Indicator>, values: readonly string[], target: string) => {
    const series = values.map((now, i) =>
      anAssessment({ indicator, now, target, period: shift(quarter(2007, 1), i) }),
    )
    const trend = { id: 't', title: 'T', areaName: 'Halton', source: '', series, breaks: [], comparators: [] }
    const figure = trendFigure(
      { ...trend, forecast: null, aheadTargets: [] },
      indicatorWords('en'),
      englishChartWords,
    )
    return { rows: figure?.table.rows, wide: String(figure?.wide), summary: figure?.summary }
  }

  it('names the levels on the axis, at the ends of the lines and in the table', () => {
    const levels = ['Red', 'Amber', 'Green']
    const { rows, wide, summary } = drawn({ kind: 'ordinal', levels, unit: '', decimals: 0 }, ['1', '2'], '3')
    expect(rows).toEqual([
      ['Q1 2007/08', 'Red', 'Green'],
      ['Q2 2007/08', 'Amber', 'Green'],
    ])
    for (const level of levels) expect(wide).toContain(`>${level}</text>`)
    expect(wide).not.toContain('>0</text>')
    expect(summary).toBe('From Red in Q1 2007/08 to Amber in Q2 2007/08.')
  })

  it('has days on its axis, which does not begin at nought', () => {
    const { wide } = drawn(
      { kind: 'date', unit: '', decimals: 0, polarity: 'low' },
      ['14152', '14160'],
      '14155',
    )
    expect(wide).toContain('September 2008')
    expect(wide).not.toContain('not zero')
  })
})
