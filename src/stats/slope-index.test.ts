import { describe, expect, it } from 'vitest'
import { slopeIndex } from './slope-index.ts'
import { expectClose, readReference } from './testing/reference.ts'

/** Obesity of ten-year-olds in England by deprivation decile, most deprived first (PHEindicatormethods 2.1.0 test data). */
const obesity = {
  populations: [34353, 32112, 27715, 25372, 23889, 23260, 23180, 24193, 23609, 24488],
  values: [
    0.212121212121212, 0.214281265570503, 0.204077214504781, 0.191865048084503, 0.174808489262841,
    0.166638005159071, 0.156039689387403, 0.146571322283305, 0.140370197805921, 0.120875530872264,
  ],
  lower: [
    0.207830499225555, 0.209827711465288, 0.199373517258999, 0.187066648694241, 0.170044640703038,
    0.16190410576997, 0.151425075468518, 0.142170753783533, 0.135997670936376, 0.116852009907382,
  ],
  upper: [
    0.216476300812899, 0.218803170788612, 0.208862933590925, 0.19675673996565, 0.179676905527535,
    0.17148199783417, 0.160768288675927, 0.151084110529924, 0.144859737537153, 0.125017980504761,
  ],
}

/** Simulated limits upstream: within 2 % of the width of the interval. */
function expectWithin(actual: number | null, expected: number, width: number): void {
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(0.02 * Math.abs(width))
}

type Published = Record<string, number>

function expectPublished(index: ReturnType<typeof slopeIndex>, row: Published): void {
  const at = (name: string): number => row[name] ?? row[`${name}cl`] ?? NaN
  for (const measure of ['sii', 'rii'] as const) {
    expectClose(index[measure].value, at(measure))
    const [lower, upper] = [at(`${measure}_lower95_0`), at(`${measure}_upper95_0`)]
    expectWithin(index[measure].lower, lower, upper - lower)
    expectWithin(index[measure].upper, upper, upper - lower)
  }
  expectClose(index.intercept, at('intercept'))
}

describe('slope and relative index of inequality', () => {
  it('of proportions on the logit scale are those of PHEindicatormethods', () => {
    expectPublished(slopeIndex({ ...obesity, transform: 'logit' }, { multiplier: 100 }), {
      sii: -10.9646261112591,
      rii: 0.534177574325395,
      intercept: 23.5382100708871,
      sii_lower95_0: -11.4898383054499,
      sii_upper95_0: -10.4389560142113,
      rii_lower95_0: 0.518562656413801,
      rii_upper95_0: 0.550302843455327,
    })
  })

  it('of untransformed proportions are those of PHEindicatormethods', () => {
    expectPublished(slopeIndex(obesity, { multiplier: 100 }), {
      sii: -10.7200323337305,
      rii: 0.533401530646551,
      intercept: 0.2297485533672,
      sii_lower95_0: -11.2232192508999,
      sii_upper95_0: -10.2166608490616,
      rii_lower95_0: 0.516989535581731,
      rii_upper95_0: 0.55028392188528,
    })
  })

  it('agree with every reference case', () => {
    type Row = { GeoCode: string; Sex: number; Pop: number; LifeExp: number; SE: number }
    const life = readReference('phe_sii_le.json', { inputs: [] as Row[], results: [] as (Row & Published)[] })
    for (const result of life.results) {
      const own = life.inputs.filter(({ GeoCode, Sex }) => GeoCode === result.GeoCode && Sex === result.Sex)
      const index = slopeIndex({
        populations: own.map(({ Pop }) => Pop),
        values: own.map(({ LifeExp }) => LifeExp),
        standardErrors: own.map(({ SE }) => SE),
      })
      expectPublished(index, result)
    }
    type Share = { SchoolYear: string; Measured: number; prop: number; lo: number; hi: number }
    type Result = Published & { SchoolYear: string }
    const shares = readReference('phe_sii_proportion.json', {
      inputs: [] as Share[],
      logit_transformed_x100: [] as Result[],
      untransformed_x100: [] as Result[],
    })
    for (const transform of ['logit', 'none'] as const) {
      const results = transform === 'logit' ? shares.logit_transformed_x100 : shares.untransformed_x100
      for (const result of results) {
        const own = shares.inputs.filter(({ SchoolYear }) => SchoolYear === result.SchoolYear)
        const groups = {
          populations: own.map(({ Measured }) => Measured),
          values: own.map(({ prop }) => prop),
          lower: own.map(({ lo }) => lo),
          upper: own.map(({ hi }) => hi),
          transform,
        }
        expectPublished(slopeIndex(groups, { multiplier: 100 }), result)
      }
    }
  })

  it('have limits in closed form that seeded simulation confirms', () => {
    const groups = {
      populations: [900, 1100, 1000, 1200, 800],
      values: [30, 26, 24, 21, 16],
      standardErrors: [2, 1.5, 2.5, 1.5, 2],
    }
    const index = slopeIndex(groups)
    const draws = simulate(groups, 40000)
    for (const measure of ['sii', 'rii'] as const) {
      const sorted = draws.map((draw) => draw[measure]).toSorted((a, b) => a - b)
      const [lower = NaN, upper = NaN] = [0.025, 0.975].map(
        (share) => sorted[Math.round(share * sorted.length)],
      )
      expectWithin(index[measure].lower, lower, upper - lower)
      expectWithin(index[measure].upper, upper, upper - lower)
    }
  })

  it('turn the relative index over when the multiplier is negative', () => {
    const forward = slopeIndex(obesity)
    const turned = slopeIndex(obesity, { multiplier: -1 })
    expectClose(turned.rii.value, 1 / (forward.rii.value ?? NaN))
    expectClose(turned.rii.lower, 1 / (forward.rii.upper ?? NaN))
    expectClose(turned.sii.lower, -(forward.sii.upper ?? NaN))
  })

  it('say why there is no answer', () => {
    const four = { populations: [1, 1, 1, 1], values: [1, 2, 3, 4], standardErrors: [1, 1, 1, 1] }
    expect(slopeIndex(four).sii).toMatchObject({ value: null, reason: 'needs 5 to 100 groups' })
    const five = { populations: [1, 1, 0, 1, 1], values: [1, 2, 3, 4, 5], standardErrors: [1, 1, 1, 1, 1] }
    expect(slopeIndex(five).rii.reason).toBe('a group has no population')
    expect(
      slopeIndex({ ...five, populations: [1, 1, 1, 1, 1], values: [1, 2, null, 4, 5] }).intercept,
    ).toBeNull()
    expect(
      slopeIndex({ ...obesity, transform: 'logit', values: obesity.values.map(() => 1) }).sii.reason,
    ).toBe('a figure is outside the transform')
    const aroundNought = {
      populations: [1, 1, 1, 1, 1],
      values: [1, 0, 0, 0, -1],
      standardErrors: [9, 9, 9, 9, 9],
    }
    expect(slopeIndex(aroundNought).rii).toMatchObject({ value: null, reason: 'the line meets nought' })
  })

  it('refuse a wrong call', () => {
    expect(() => slopeIndex({ populations: [1], values: [1] })).toThrow(/^standardErrors/)
    expect(() => slopeIndex({ ...obesity, upper: [1] })).toThrow(/^upper/)
    expect(() => slopeIndex(obesity, { confidence: 95 })).toThrow(/^confidence/)
    const { populations, values } = obesity
    const errors = { populations, values, standardErrors: values }
    expect(() => slopeIndex({ ...errors, transform: 'log' })).toThrow(/^lower/)
  })
})

/** Draws of both indices: the definition, with a small congruential generator and the polar method. */
function simulate(
  groups: { populations: number[]; values: number[]; standardErrors: number[] },
  draws: number,
) {
  let state = 20130611
  const uniform = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  const normal = (): number => {
    const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1]
    const r = x * x + y * y
    return r >= 1 || r === 0 ? normal() : x * Math.sqrt((-2 * Math.log(r)) / r)
  }
  const people = groups.populations.reduce((all, own) => all + own, 0)
  let before = 0
  const points = groups.populations.map((own, i) => {
    const b = (before + own / 2) / people
    before += own
    return { a: own / people, b, y: groups.values[i] ?? 0, se: groups.standardErrors[i] ?? 0 }
  })
  return Array.from({ length: draws }, () => {
    let [ab, abb, ay, aby] = [0, 0, 0, 0]
    for (const { a, b, y, se } of points) {
      const drawn = y + se * normal()
      ab += a * b
      abb += a * b * b
      ay += a * drawn
      aby += a * b * drawn
    }
    const beta = (aby - ab * ay) / (abb - ab * ab)
    const alpha = ay - beta * ab
    return { sii: beta, rii: (alpha + beta) / alpha }
  })
}
