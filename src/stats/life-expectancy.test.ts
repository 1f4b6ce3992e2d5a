import { describe, expect, it } from 'vitest'
import { lifeExpectancy } from './life-expectancy.ts'
import { expectEstimate, readReference } from './testing/reference.ts'

const startAges = [0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]
/** PHEindicatormethods 2.1.0 on a seeded area of 15,852 people. */
const populations = [
  122, 642, 953, 810, 912, 664, 1095, 1055, 1097, 1187, 862, 1326, 911, 868, 861, 747, 740, 546, 246, 208,
]
const deaths = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 4, 6, 13, 16, 21, 39, 42, 33]

type Input = { area: string; startage: number; pops: number; deaths: number }
type Result = { area: string; value: number | null; [limit: string]: number | string | null }

const reasonOf = (table: Parameters<typeof lifeExpectancy>[0]) => lifeExpectancy(table)[0]?.expectancy.reason

describe('life expectancy', () => {
  it('gives the digits of PHEindicatormethods', () => {
    const [birth, one] = lifeExpectancy({ startAges, deaths, populations })
    expectEstimate(
      birth?.expectancy ?? { value: 0, lower: 0, upper: 0 },
      [78.5041637119645, 75.7295705264244, 81.2787568975047],
    )
    const wide = lifeExpectancy({ startAges, deaths, populations }, { confidence: 0.998 })[1]
    expectEstimate(
      wide?.expectancy ?? { value: 0, lower: 0, upper: 0 },
      [78.1473479918002, 74.2141768464968, 82.0805191371036],
    )
    expect(one?.age).toBe(1)
  })

  it('agrees with every reference case', () => {
    const reference = readReference('phe_life_expectancy.json', {
      inputs: [] as Input[],
      results: [] as Result[],
    })
    for (const area of new Set(reference.inputs.map((row) => row.area))) {
      const own = reference.inputs.filter((row) => row.area === area)
      const table = {
        startAges: own.map(({ startage }) => startage),
        deaths: own.map((row) => row.deaths),
        populations: own.map(({ pops }) => pops),
      }
      const expected = reference.results.filter((row) => row.area === area)
      for (const level of ['95_0', '99_8']) {
        const ages = lifeExpectancy(table, { confidence: level === '95_0' ? 0.95 : 0.998 })
        for (const [index, { expectancy }] of ages.entries()) {
          const row = expected[index]
          if (row?.value == null) expect(expectancy.value).toBeNull()
          else {
            expectEstimate(expectancy, [
              row.value,
              Number(row[`lower${level}cl`]),
              Number(row[`upper${level}cl`]),
            ])
          }
        }
      }
    }
  })

  it('is suppressed, with the reason, where the profiles suppress it', () => {
    const change = (list: number[], band: number, value: number) =>
      list.map((own, i) => (i === band ? value : own))
    const table = { startAges, deaths, populations }
    expect(reasonOf({ ...table, deaths: change(deaths, 3, -1) })).toBe('an age band has negative deaths')
    expect(reasonOf({ ...table, populations: change(populations, 3, 0) })).toBe(
      'an age band has no population',
    )
    expect(reasonOf({ ...table, deaths: change(deaths, 3, 811) })).toBe(
      'an age band has more deaths than people',
    )
    expect(reasonOf({ ...table, deaths: change(deaths, 19, 0) })).toBe('no deaths in the last age band')
    const quarter = { ...table, populations: populations.map((people) => people / 4) }
    expect(reasonOf(quarter)).toBe('5,000 people or fewer')
    const nineteen = {
      startAges: startAges.slice(0, 19),
      deaths: deaths.slice(0, 19),
      populations: populations.slice(0, 19),
    }
    expect(reasonOf(nineteen)).toBe('the age bands are not 0, 1, 5, 10 … 90')
  })

  it('is suppressed when its interval is wider than 20 years', () => {
    const rare = deaths.map((count) => count / 100)
    const [birth] = lifeExpectancy({ startAges, deaths: rare, populations })
    expect(birth?.expectancy).toMatchObject({
      value: null,
      reason: 'the 95 % interval is wider than 20 years',
    })
  })

  it('refuses ages that fall, and lists of different length', () => {
    const falling = startAges.toReversed()
    expect(() => lifeExpectancy({ startAges: falling, deaths, populations })).toThrow(/^startAges/)
    expect(() => lifeExpectancy({ startAges, deaths: [1], populations })).toThrow(/^deaths/)
    expect(lifeExpectancy({ startAges: [], deaths: [], populations: [] })).toEqual([])
  })
})
