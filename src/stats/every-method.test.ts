import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as stats from './index.ts'
import { expectFinite } from './testing/reference.ts'

const number = fc.oneof(
  fc.double(),
  fc.integer({ min: -5, max: 200 }),
  fc.constantFrom(0, 1, 10, 1e15, -1, NaN, Infinity, 1e308, 5e-324),
)
const figure = fc.oneof({ weight: 9, arbitrary: number }, { weight: 1, arbitrary: fc.constant(null) })
const numbers = fc.array(number, { maxLength: 22 })
const figures = fc.array(figure, { maxLength: 22 })
const options = fc.constantFrom(
  {},
  { confidence: 0.998 },
  { multiplier: 100 },
  { confidence: 95 },
  { multiplier: NaN },
)
const polarity = fc.constantFrom('high', 'low', 'neutral')
const counts = fc.record({ numerator: figure, denominator: figure })
const points = fc.array(
  fc.record({ value: figure, numerator: figure, denominator: figure, lower: figure, upper: figure }),
  { maxLength: 7 },
)
const probability = fc.double({ min: 0, max: 1, noNaN: true })
/** Lists that fit each other more often than chance would make them. */
const lists = fc.nat({ max: 20 }).chain((length) => {
  const list = fc.array(figure, { minLength: length, maxLength: length })
  return fc.tuple(list, list, list, list)
})
const asNumbers = (list: (number | null)[]) => list.map((own) => own ?? NaN)

const calls: Record<string, fc.Arbitrary<() => unknown>> = {
  proportion: fc.tuple(figure, figure, options).map((args) => () => stats.proportion(...args)),
  rate: fc.tuple(figure, figure, options).map((args) => () => stats.rate(...args)),
  mean: fc.tuple(figures, options).map((args) => () => stats.mean(...args)),
  directlyStandardisedRate: fc.tuple(lists, options).map(
    ([[a, b, c], own]) =>
      () =>
        stats.directlyStandardisedRate({ counts: a, populations: b, weights: asNumbers(c) }, own),
  ),
  indirectlyStandardised: fc.tuple(lists, options).map(([[a, b, c, d], own]) => () => {
    const all = {
      counts: a,
      populations: b,
      referenceCounts: asNumbers(c),
      referencePopulations: asNumbers(d),
    }
    return [stats.indirectlyStandardisedRate(all, own), stats.indirectlyStandardisedRatio(all, own)]
  }),
  slopeIndex: fc
    .tuple(lists, fc.constantFrom('none', 'log', 'logit'), fc.boolean(), options)
    .map(([[a, b, c, d], transform, hasErrors, own]) => () => {
      const spread = hasErrors ? { standardErrors: c } : { lower: c, upper: d }
      return stats.slopeIndex({ populations: a, values: b, ...spread, transform }, own)
    }),
  quantileGroups: fc.tuple(figures, number).map((args) => () => stats.quantileGroups(...args)),
  lifeExpectancy: fc.tuple(lists, options).map(([[, b, c], own]) => () => {
    const startAges = [0, 1, ...b.slice(2).map((_, i) => 5 * (i + 1))].slice(0, b.length)
    return stats.lifeExpectancy({ startAges, deaths: b, populations: c }, own)
  }),
  funnelLimits: fc.tuple(fc.constantFrom('proportion', 'rate', 'ratio'), number, numbers).map(
    ([kind, average, sizes]) =>
      () =>
        stats.funnelLimits({ kind, average, sizes }),
  ),
  funnelSignificance: fc.tuple(fc.constantFrom('proportion', 'rate', 'ratio'), number, counts).map(
    ([kind, average, own]) =>
      () =>
        stats.funnelSignificance({ kind, average, ...own }),
  ),
  xmr: fc.tuple(figures, polarity, figure, fc.option(number, { nil: 12 })).map(
    ([values, direction, target, fixAfter]) =>
      () =>
        stats.xmr(values, { direction, target, fixAfter }),
  ),
  recentTrend: fc.tuple(points, fc.constantFrom('proportion', 'other'), polarity).map(
    ([own, kind, way]) =>
      () =>
        stats.recentTrend(own, { kind, polarity: way }),
  ),
  compareWithBenchmark: fc.tuple(figure, figure, figure, polarity).map(
    ([a, b, benchmark, way]) =>
      () =>
        stats.compareWithBenchmark(stats.proportion(a, b), benchmark, { polarity: way }),
  ),
  gap: fc
    .tuple(counts, counts, fc.constantFrom('proportion', 'rate'), polarity, options)
    .map(([deprived, rest, kind, way, own]) => () => {
      const before = stats.gap({ deprived, rest, kind, polarity: way }, own)
      return [
        before,
        stats.gapChange(before, stats.gap({ deprived: rest, rest: deprived, kind, polarity: way }, own)),
      ]
    }),
  giniConcentration: fc.tuple(lists, fc.boolean(), options).map(
    ([[values, populations], isGrouped, own]) =>
      () =>
        stats.giniConcentration(isGrouped ? { values, populations } : { values }, own),
  ),
  ranks: figures.map((values) => () => [
    stats.ranks(values),
    stats.median(values),
    stats.quantile(values, 0.3),
  ]),
  brierScore: fc.array(fc.tuple(probability, fc.boolean())).map((said) => () => {
    const [p, outcomes] = [said.map(([own]) => own), said.map(([, came]) => came)]
    return [stats.brierScore(p, outcomes), stats.reliability(p, outcomes)]
  }),
  suppressTable: fc.array(fc.array(number, { maxLength: 3 }), { maxLength: 3 }).map((table) => () => {
    const { intervals } = stats.suppressTable(table)
    return [intervals, stats.roundTable(table)]
  }),
  forecast: fc.tuple(figures, fc.constantFrom(1, 4, 12), number, figure).map(
    ([values, perYear, horizon, target]) =>
      () =>
        stats.forecast(values, { perYear, horizon, target }),
  ),
  forecastOfYears: fc
    .tuple(figures, fc.integer({ min: 1, max: 9 }), figure, fc.constantFrom('high', 'low'))
    .map(
      ([values, horizon, target, way]) =>
        () =>
          stats.forecast(values, { perYear: 1, horizon, target, polarity: way }),
    ),
}

/** The answer, or null for a call refused in the agreed way. */
function answerOf(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError)
    expect((error as RangeError).message).toMatch(/^[a-zA-Z0-9]+ /)
    return null
  }
}

describe('every method', () => {
  for (const [name, call] of Object.entries(calls)) {
    it(`${name} never gives NaN or infinity, and refuses only by naming the argument`, () => {
      fc.assert(
        fc.property(call, (ask) => expectFinite(answerOf(ask))),
        { numRuns: 600 },
      )
    })
  }

  it('gives no value without a reason', () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        for (const { value, reason } of [stats.proportion(a, b), stats.rate(a, b), stats.mean([a, b])]) {
          if (value === null) expect(reason).toBeTruthy()
        }
      }),
    )
  })

  it('has intervals that hold the value and widen with confidence', () => {
    const n = fc.integer({ min: 1, max: 1e6 })
    const level = fc.double({ min: 0.9, max: 0.9999, noNaN: true })
    fc.assert(
      fc.property(n, n, level, level, (a, b, c, d) => {
        const [x, size] = [Math.min(a, b), Math.max(a, b)]
        const [confidence, more] = [Math.min(c, d), Math.max(c, d)]
        const list = [x, size, x + 1, 2 * size]
        const asked = [
          (own: number) => stats.proportion(x, size, { confidence: own }),
          (own: number) => stats.rate(x, size, { confidence: own }),
          (own: number) => stats.mean(list, { confidence: own }),
        ]
        for (const ask of asked) {
          const [narrow, wide] = [ask(confidence), ask(more)]
          const { value, lower, upper } = narrow
          const slack = 1e-9 * Math.abs(value ?? 0)
          expect(lower).toBeLessThanOrEqual((value ?? NaN) + slack)
          expect(upper).toBeGreaterThanOrEqual((value ?? NaN) - slack)
          expect(wide.lower).toBeLessThanOrEqual((lower ?? NaN) + slack)
          expect(wide.upper).toBeGreaterThanOrEqual((upper ?? NaN) - slack)
        }
      }),
    )
  })

  it('turns with polarity', () => {
    const size = fc.integer({ min: 1, max: 5000 })
    fc.assert(
      fc.property(size, size, size, size, (a, b, c, d) => {
        const groups = {
          deprived: { numerator: Math.min(a, b), denominator: Math.max(a, b) },
          rest: { numerator: Math.min(c, d), denominator: Math.max(c, d) },
          kind: 'proportion',
        } as const
        const high = stats.gap({ ...groups, polarity: 'high' }).absolute
        const low = stats.gap({ ...groups, polarity: 'low' }).absolute
        expect(high.value).toBeCloseTo(-(low.value ?? NaN), 12)
        expect(high.lower).toBeCloseTo(-(low.upper ?? NaN), 12)
        const values = [a, b, c, d, a, b, c, d, a + b, c + d, a, d]
        const turned = {
          special_cause_improvement: 'special_cause_concern',
          special_cause_concern: 'special_cause_improvement',
        }
        const { variation } = stats.xmr(values, { direction: 'high' })
        const expected = (turned as Record<string, string>)[variation] ?? variation
        expect(stats.xmr(values, { direction: 'low' }).variation).toBe(expected)
      }),
    )
  })
})
