import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { theta } from '../../src/stats/forecasters.ts'
import { brierScore } from '../../src/stats/index.ts'
import { seasonality, withoutSeason, withSeason } from '../../src/stats/seasonality.ts'
import { casesOf } from './cases.ts'
import { rivals } from './rivals.ts'
import { partOf, readSeries, type Series } from './series.ts'

const reference = join(import.meta.dirname, '../../../shared/data/methods')

const yearly: Series = {
  id: 'a',
  source: 'M3',
  perYear: 1,
  domain: 'annual',
  values: Array.from({ length: 20 }, (_, i) => 100 + i),
}

describe('backtest cases', () => {
  it('ask at every period from the baseline to the one before the target date, in both polarities', () => {
    const cases = [...casesOf(yearly)]
    // two target dates, three periods to ask at, four ambitions, two polarities
    expect(cases).toHaveLength(2 * 3 * 4 * 2)
    const [first] = cases
    expect(first).toMatchObject({
      steps: 3,
      baseline: 116,
      target: 116,
      outcome: 119,
      hit: true,
      polarity: 'high',
    })
    const hard = cases.find(({ ambition, polarity }) => ambition === 0.1 && polarity === 'high')
    expect(hard?.target).toBeCloseTo(127.6, 9)
    expect(hard?.hit).toBe(false)
  })

  it('see nothing that was not known on the day, and no more than 12 years', () => {
    for (const { seen, steps, outcome } of casesOf(yearly)) {
      expect(seen).toHaveLength(12)
      expect(seen.at(-1)).toBe(outcome - steps)
    }
  })

  it('need three years, or eight quarters, before the baseline', () => {
    expect([...casesOf({ ...yearly, values: yearly.values.slice(0, 6) })]).toEqual([])
    expect([...casesOf({ ...yearly, values: yearly.values.slice(0, 7) })]).toHaveLength(24)
    const quarterly: Series = {
      ...yearly,
      perYear: 4,
      domain: 'quarterly',
      values: yearly.values.slice(0, 13),
    }
    expect([...casesOf(quarterly)]).toHaveLength(32)
  })

  it('keep a series in one part for ever, about half, a quarter and a quarter', () => {
    const parts = Array.from({ length: 4000 }, (_, i) => partOf(`series ${i}`))
    const share = (part: string) => parts.filter((own) => own === part).length / parts.length
    expect(share('fit')).toBeCloseTo(0.5, 1)
    expect(share('choose')).toBeCloseTo(0.25, 1)
    expect(share('report')).toBeCloseTo(0.25, 1)
    expect(partOf('series 1')).toBe(partOf('series 1'))
  })

  it('are met by a Theta method as good as the one that won the M3 competition', () => {
    // sMAPE of Theta over all of M3: 16.97 by year, 8.96 by quarter (Makridakis & Hibon 2000); here 103 and 116 of them
    const series = existsSync(reference) ? readSeries(reference).filter(({ source }) => source === 'M3') : []
    const horizons = { 1: { steps: 6, most: 17.5 }, 4: { steps: 8, most: 9.3 } }
    for (const [perYear, own] of Map.groupBy(series, (one) => one.perYear)) {
      const { steps, most } = horizons[perYear]
      const misses = own.flatMap(({ values }) => {
        const seen = values.slice(0, -steps)
        const season = seasonality(seen, perYear)
        const plain = seen.map((value, at) => withoutSeason(value, at, season))
        return values.slice(-steps).map((outcome, i) => {
          const said = withSeason(theta(plain, i + 1).point, seen.length + i, season)
          return (200 * Math.abs(outcome - said)) / (Math.abs(outcome) + Math.abs(said))
        })
      })
      expect(misses.reduce((all, miss) => all + miss, 0) / misses.length).toBeLessThan(most)
    }
  })

  it('score the rivals as published for these series', () => {
    // reference scores of the protocol, on the whole file
    const published = {
      'unfitted tolerance RAG': { council: 0.3143, annual: 0.272, quarterly: 0.2154 },
      'fitted tolerance RAG': { council: 0.197, annual: 0.1725, quarterly: 0.1717 },
    } as const
    const cases = existsSync(reference) ? readSeries(reference).flatMap((series) => [...casesOf(series)]) : []
    for (const [domain, own] of Map.groupBy(cases, (asked) => asked.domain)) {
      for (const name of ['unfitted tolerance RAG', 'fitted tolerance RAG'] as const) {
        const say = rivals[name](own)
        const score = brierScore(
          own.map(say),
          own.map(({ hit }) => hit),
        )
        expect(score).toBeCloseTo(published[name][domain], 3)
      }
    }
  })
})
