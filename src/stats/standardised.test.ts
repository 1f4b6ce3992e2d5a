import { describe, expect, it } from 'vitest'
import { directlyStandardisedRate } from './directly-standardised-rate.ts'
import { indirectlyStandardisedRate, indirectlyStandardisedRatio } from './indirectly-standardised.ts'
import { expectEstimate, readReference } from './testing/reference.ts'

/** PHEindicatormethods 2.1.0 on seeded inputs: one area in 19 age bands, and a reference. */
const counts = [0, 1, 1, 9, 3, 6, 9, 15, 22, 3, 3, 34, 16, 11, 97, 92, 240, 74, 347]
const populations = [
  706, 4434, 4981, 5800, 1922, 3947, 3624, 4349, 5400, 760, 720, 4260, 1202, 970, 5200, 5347, 5833, 1141,
  5612,
]
const referenceCounts = [
  1417, 4079, 4337, 1948, 2654, 3937, 3494, 3851, 1625, 4626, 4955, 673, 2009, 2066, 2877, 2247, 3925, 4564,
  3338,
]
const referencePopulations = [
  30503, 50137, 23702, 48616, 40530, 40946, 39669, 40177, 44361, 42535, 25185, 30176, 26870, 20474, 46068,
  44687, 29397, 43649, 39478,
]
const against = { counts, populations, referenceCounts, referencePopulations }

type Result = { area: string; value: number; [limit: string]: number | string }
type Reference = {
  inputs: { area: string; count: number; pop: number }[]
  dsr_per_100000: Result[]
  isr_reference: { refcount: number; refpop: number }[]
  israte: Result[]
  isratio_x100: Result[]
}

const limitsOf = (row: Result, level: '95_0' | '99_8'): [number, number, number] => [
  row.value,
  Number(row[`lower${level}cl`]),
  Number(row[`upper${level}cl`]),
]

describe('directly standardised rate', () => {
  it('gives the digits of PHEindicatormethods', () => {
    const estimate = directlyStandardisedRate({ counts, populations }, { multiplier: 100000 })
    expectEstimate(estimate, [773.154540779339, 690.104627417558, 860.220255882301])
    expect(estimate.method).toBe('Dobson')
  })

  it('has no value for fewer than 10 events, a missing count or an empty band', () => {
    const few = counts.map((_, band) => (band < 9 ? 1 : 0))
    expect(directlyStandardisedRate({ counts: few, populations })).toMatchObject({
      value: null,
      lower: null,
      reason: 'fewer than 10 events',
    })
    const withHole = counts.map((count, band) => (band === 4 ? null : count))
    expect(directlyStandardisedRate({ counts: withHole, populations }).reason).toBe('a figure is missing')
    const empty = populations.map((people, band) => (band === 4 ? 0 : people))
    expect(directlyStandardisedRate({ counts, populations: empty }).reason).toBe(
      'an age band has no population',
    )
  })

  it('has wider limits when events come again to the same people', () => {
    const all = (times: number, share: number) => ({ times, people: counts.map((count) => count * share) })
    const once = directlyStandardisedRate({ counts, populations, repeated: [all(1, 1)] })
    expect(once).toEqual(directlyStandardisedRate({ counts, populations }))
    const twice = directlyStandardisedRate({ counts, populations, repeated: [all(2, 0.5)] })
    const [value, upper] = [once.value ?? NaN, once.upper ?? NaN]
    expect(twice.value).toBe(value)
    expect(twice.upper).toBeCloseTo(value + Math.SQRT2 * (upper - value), 12)
    const short = () =>
      directlyStandardisedRate({ counts, populations, repeated: [{ times: 2, people: [1] }] })
    expect(short).toThrow(/^repeated/)
  })

  it('wants lists of one length, and weights when the bands are not the 19', () => {
    const call = () => directlyStandardisedRate({ counts: [20, 30], populations: [100, 200] })
    expect(call).toThrow(new RangeError('weights must have 2 entries, like the others'))
    const own = directlyStandardisedRate({ counts: [20, 30], populations: [100, 200], weights: [1, 1] })
    expect(own.value).toBeCloseTo(0.175, 12)
  })
})

describe('indirectly standardised ratio and rate', () => {
  it('give the digits of PHEindicatormethods', () => {
    const ratio = indirectlyStandardisedRatio(against, { multiplier: 100 })
    expectEstimate(ratio, [18.0370553201644, 16.9269713297176, 19.2008163951649])
    const rate = indirectlyStandardisedRate(against, { multiplier: 100000 })
    expectEstimate(rate, [1495.23199414373, 1403.20848646799, 1591.70521341331])
    expect(rate.method).toBe('Byars')
  })

  it('expect nothing of a band without people, and have no ratio when nothing is expected', () => {
    const twoBands = { counts: [3, 0], referenceCounts: [10, 10], referencePopulations: [100, 100] }
    const half = indirectlyStandardisedRatio({ ...twoBands, populations: [60, null] })
    expect(half.value).toBeCloseTo(0.5, 12)
    expect(half.method).toBe('Exact')
    const absent = { counts: [3, null], populations: [60, null], referencePopulations: [100, 100] }
    expect(indirectlyStandardisedRatio({ ...absent, referenceCounts: [10, null] }).value).toBeCloseTo(0.5, 12)
    const lost = { ...twoBands, counts: [3, null], populations: [60, 40] }
    expect(indirectlyStandardisedRatio(lost)).toMatchObject({ value: null, reason: 'a count is missing' })
    const nobody = indirectlyStandardisedRatio({ ...twoBands, populations: [0, 0] })
    expect(nobody).toMatchObject({ value: null, reason: 'no events are expected' })
  })

  it('want lists of one length', () => {
    const call = () => indirectlyStandardisedRate({ ...against, referenceCounts: [1] })
    expect(call).toThrow(new RangeError('referenceCounts must have 19 entries, like the others'))
  })
})

describe('all standardised measures', () => {
  it('agree with every reference case', () => {
    const reference = readReference<Reference>('phe_dsr_isr.json', {
      inputs: [],
      dsr_per_100000: [],
      isr_reference: [],
      israte: [],
      isratio_x100: [],
    })
    for (const level of ['95_0', '99_8'] as const) {
      const confidence = level === '95_0' ? 0.95 : 0.998
      for (const [index, row] of reference.dsr_per_100000.entries()) {
        const own = reference.inputs.filter(({ area }) => area === row.area)
        const bands = { counts: own.map(({ count }) => count), populations: own.map(({ pop }) => pop) }
        const standard = reference.isr_reference.map(({ refcount, refpop }) => [refcount, refpop] as const)
        const all = {
          ...bands,
          referenceCounts: standard.map(([refcount]) => refcount),
          referencePopulations: standard.map(([, refpop]) => refpop),
        }
        const perHead = { confidence, multiplier: 100000 }
        const [rateRow, ratioRow] = [reference.israte[index], reference.isratio_x100[index]]
        expectEstimate(directlyStandardisedRate(bands, perHead), limitsOf(row, level))
        expect(rateRow && ratioRow).toBeTruthy()
        if (rateRow) expectEstimate(indirectlyStandardisedRate(all, perHead), limitsOf(rateRow, level))
        const percent = { confidence, multiplier: 100 }
        if (ratioRow) expectEstimate(indirectlyStandardisedRatio(all, percent), limitsOf(ratioRow, level))
      }
    }
  })
})
