import { describe, expect, it } from 'vitest'
import { funnelLimits, funnelSignificance } from './funnel.ts'
import { expectClose, readReference } from './testing/reference.ts'

type Reference = {
  inputs: { area: string; num: number; den: number }[]
  limits: Record<string, number>[]
  significance: { area: string; significance: string }[]
}

describe('funnel limits', () => {
  it('of a proportion are those of PHEindicatormethods', () => {
    // calculate_funnel_limits(statistic = "proportion", multiplier = 100), population 226
    const [limits] = funnelLimits({ kind: 'proportion', average: 0.308547826086957, sizes: [226] })
    expectClose(limits?.lower2, 0.248328458533339)
    expectClose(limits?.upper2, 0.368767193640574)
    expectClose(limits?.lower3, 0.213601267609836)
    expectClose(limits?.upper3, 0.403494384564077)
  })

  it('of a proportion stay between 0 and 1', () => {
    const [limits] = funnelLimits({ kind: 'proportion', average: 0.3, sizes: [2] })
    expect(limits).toMatchObject({ lower2: 0, lower3: 0, upper3: 1 })
  })

  it('of a ratio are those of PHEindicatormethods, which halves intervals to 1e-7', () => {
    // tests/testthat/testdata_funnel_ratio_outputs.csv: observed events and the four limits x 100
    const printed = [
      [1, 17.94802207, 3949.774946, 10.83023482, 99945.32721],
      [2, 27.6828582, 825.7315569, 17.81123382, 4405.093268],
      [18, 63.27387325, 168.7298407, 50.91730725, 234.9238513],
      [653, 92.61578274, 108.1359886, 88.73663576, 113.1964225],
    ] as const
    for (const [size, lower2, upper2, lower3, upper3] of printed) {
      const [limits] = funnelLimits({ kind: 'ratio', average: 100, sizes: [size] })
      expectClose(limits?.lower2, lower2, 2e-6)
      expectClose(limits?.upper2, upper2, 1e-5)
      expectClose(limits?.lower3, lower3, 2e-6)
      expectClose(limits?.upper3, upper3, 2e-4)
    }
  })

  it('of a rate are those of PHEindicatormethods at each number of events', () => {
    // tests/testthat/testdata_funnel_rate_outputs.csv, baseline 116.1720835 per 100,000
    const printed = [
      [3, 39.75195225, 563.3296872, 26.68119061],
      [151, 99.05306578, 137.1793935, 90.90803922],
      [1289, 109.9990599, 122.7843523, 106.6682701],
    ] as const
    for (const [size, lower2, upper2, lower3] of printed) {
      const [limits] = funnelLimits({ kind: 'rate', average: 116.1720835, sizes: [size] })
      expectClose(limits?.lower2, lower2, 2e-6)
      expectClose(limits?.upper2, upper2, 2e-6)
      expectClose(limits?.lower3, lower3, 2e-6)
    }
  })

  it('and labels agree with every reference case', () => {
    const reference = readReference<Reference>('phe_funnel_proportion.json', {
      inputs: [],
      limits: [],
      significance: [],
    })
    const { inputs } = reference
    const total = (of: 'num' | 'den') => inputs.reduce((all, row) => all + row[of], 0)
    const average = inputs.length > 0 ? total('num') / total('den') : 0
    for (const row of reference.limits) {
      const [limits] = funnelLimits({ kind: 'proportion', average, sizes: [row.Population ?? 0] })
      expectClose((limits?.lower2 ?? NaN) * 100, row.lower_2s_limit ?? NaN)
      expectClose((limits?.upper2 ?? NaN) * 100, row.upper_2s_limit ?? NaN)
      expectClose((limits?.lower3 ?? NaN) * 100, row.lower_3s_limit ?? NaN)
      expectClose((limits?.upper3 ?? NaN) * 100, row.upper_3s_limit ?? NaN)
    }
    const labels = inputs.map(({ num, den }) =>
      funnelSignificance({ kind: 'proportion', numerator: num, denominator: den, average }),
    )
    expect(labels).toEqual(reference.significance.map(({ significance }) => significance))
  })

  it('refuse sizes and averages that cannot be', () => {
    expect(() => funnelLimits({ kind: 'rate', average: 1, sizes: [0] })).toThrow(/^sizes/)
    expect(() => funnelLimits({ kind: 'proportion', average: 30, sizes: [9] })).toThrow(/^average/)
    expect(funnelLimits({ kind: 'ratio', average: 1, sizes: [] })).toEqual([])
  })
})

describe('funnel significance', () => {
  it('of a ratio is labelled as PHEindicatormethods does', () => {
    // tests/testthat/testdata_funnel_ratio_inputs.csv
    const printed = [
      [8, 6.239860227, 'Not significant'],
      [151, 106.4429719, 'High (0.001)'],
      [150, 119.5695496, 'High (0.025)'],
      [101, 126.2973615, 'Low (0.025)'],
      [159, 232.9329036, 'Low (0.001)'],
      [0, 240.6273499, 'Low (0.001)'],
    ] as const
    for (const [numerator, denominator, label] of printed) {
      expect(funnelSignificance({ kind: 'ratio', numerator, denominator, average: 1 })).toBe(label)
    }
  })

  it('is not given to a standardised rate on fewer than 10 events, nor without figures', () => {
    const few = { kind: 'rate', numerator: 9, denominator: 100, average: 1 } as const
    expect(funnelSignificance({ ...few, standardised: true })).toBe(
      'Not applicable for events less than 10 for dsrs',
    )
    expect(funnelSignificance({ ...few, numerator: null })).toBeNull()
  })
})
