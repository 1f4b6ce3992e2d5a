import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecast } from './forecast.ts'
import { expectClose, expectFinite } from './testing/reference.ts'

const rising = [50, 52, 51, 54, 55, 57, 58, 60]
const yearly = { perYear: 1, horizon: 2 } as const
const series = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 14 })

describe('forecast', () => {
  it('says likely, difficult or unlikely by 0.7 and 0.3', () => {
    expect(forecast(rising, { ...yearly, target: 55 })).toMatchObject({ category: 'likely', n: 8 })
    expect(forecast(rising, { ...yearly, target: 61.5 }).category).toBe('difficult')
    expect(forecast(rising, { ...yearly, target: 70 }).category).toBe('unlikely')
    expect(forecast(rising, { ...yearly, target: 70, polarity: 'low' }).category).toBe('likely')
  })

  it('has even odds at its middle, and one in ten or so beyond each end of its range', () => {
    const { point, lower80, upper80 } = forecast(rising, yearly)
    const odds = (target: number | null) => forecast(rising, { ...yearly, target }).probability
    expectClose(odds(point), 0.5, 1e-6)
    expectClose(odds(upper80), 0.12, 1e-6)
    expectClose(odds(lower80), 0.88, 1e-6)
  })

  it('repeats the season', () => {
    const values = Array.from({ length: 20 }, (_, at) => [30, 10, 20, 40][at % 4] ?? 0)
    for (const horizon of [1, 2, 3, 4]) {
      expectClose(forecast(values, { perYear: 4, horizon }).point, [30, 10, 20, 40][horizon - 1] ?? 0, 0.02)
    }
  })

  it('needs four years, eight quarters or two years of months since the last gap', () => {
    expect(forecast([1, 2, 3], { ...yearly, target: 4 })).toEqual({
      point: null,
      lower80: null,
      upper80: null,
      probability: null,
      category: 'not enough history',
      n: 3,
      method: 'stack of random walk, drift, Theta and damped trend',
      reason: 'too few values',
    })
    expect(forecast(rising.slice(0, 7), { perYear: 4, horizon: 1, target: 9 }).category).toBe(
      'not enough history',
    )
    expect(forecast(rising, { perYear: 12, horizon: 1, target: 9 }).n).toBe(8)
    const gap = forecast([...rising, null, 61, 62], { ...yearly, target: 9 })
    expect(gap).toMatchObject({ n: 2, reason: 'too few values since the last gap' })
    expect(forecast([], yearly).n).toBe(0)
  })

  it('looks at the last 12 years only', () => {
    const long = [...Array<number>(30).fill(900), ...rising, 61, 60, 63, 64]
    expect(forecast(long, { ...yearly, target: 66 })).toEqual(
      forecast(long.slice(-12), { ...yearly, target: 66 }),
    )
  })

  it('has no probability without a target, and says so', () => {
    expect(forecast(rising, yearly)).toMatchObject({ probability: null, reason: 'no target' })
  })

  it('keeps to what the figure can be', () => {
    const high = [90, 93, 95, 97, 98, 99.5]
    const asked = { ...yearly, bounds: [0, 100] } as const
    expect(forecast(high, { ...asked, target: 95 }).upper80).toBe(100)
    expect(forecast(high, { ...asked, target: 101 }).probability).toBe(0)
    expect(forecast(high, { ...asked, target: -1 }).probability).toBe(1)
    expect(forecast(high, { ...asked, target: -1, polarity: 'low' }).probability).toBe(0)
    expect(forecast(high, { ...asked, target: 101, polarity: 'low' }).probability).toBe(1)
  })

  it('stands with equal values, noughts and very large ones', () => {
    const flat = forecast([5, 5, 5, 5, 5], { ...yearly, target: 6 })
    expect(flat).toMatchObject({ point: 5, category: 'unlikely' })
    expect(forecast([0, 0, 0, 0], { ...yearly, target: 0 })).toMatchObject({ point: 0, probability: 0.5 })
    expectFinite(forecast([1e15, 2e15, 1e15, 3e15], { ...yearly, target: 2e15 }))
    expect(forecast([1e308, -1e308, 1e308, 1], yearly).reason).toBe('the figures are too large')
  })

  it('refuses a wrong call by naming the argument', () => {
    expect(() => forecast(rising, { perYear: 2 as 1, horizon: 1 })).toThrow(/^perYear/)
    expect(() => forecast(rising, { perYear: 1, horizon: 0 })).toThrow(/^horizon/)
    expect(() => forecast(rising, { ...yearly, target: NaN })).toThrow(/^target/)
    expect(() => forecast(rising, { ...yearly, bounds: [100, 0] })).toThrow(/^bounds/)
    expect(() => forecast(rising, { ...yearly, polarity: 'up' as 'low' })).toThrow(/^polarity/)
  })

  it('finds a harder target never likelier, and mirrors itself under polarity', () => {
    const target = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(series, target, target, fc.integer({ min: 1, max: 5 }), (values, a, b, horizon) => {
        const chance = (aim: number, polarity: 'high' | 'low') =>
          forecast(values, { perYear: 1, horizon, target: aim, polarity }).probability ?? NaN
        const [easier, harder] = [Math.min(a, b), Math.max(a, b)]
        expect(chance(harder, 'high')).toBeLessThanOrEqual(chance(easier, 'high') + 1e-12)
        expect(chance(a, 'high') + chance(a, 'low')).toBeCloseTo(1, 9)
      }),
    )
  })

  it('has a range around its middle, the same each time', () => {
    fc.assert(
      fc.property(series, (values) => {
        const made = forecast(values, yearly)
        expectFinite(made)
        expect(made.lower80).toBeLessThanOrEqual(made.point ?? NaN)
        expect(made.upper80).toBeGreaterThanOrEqual(made.point ?? NaN)
        expect(forecast(values, yearly)).toEqual(made)
      }),
    )
  })
})
