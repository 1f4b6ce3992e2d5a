import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { describe, expect, it } from 'vitest'
import { chiSquaredQuantile } from './chi-squared.ts'
import { criticalZ } from './normal.ts'
import { expectClose, readReference } from './testing/reference.ts'

type Row = { f: string; args: number[]; v: number }

describe('distributions', () => {
  it('give the printed points', () => {
    // NIST/SEMATECH e-Handbook §1.3.6.7: normal, Student's t and chi-squared tables
    expect(criticalZ(0.95)).toBeCloseTo(1.959963984540054, 14)
    expect(criticalZ(0.998)).toBeCloseTo(3.0902323061678132, 13)
    expect(tQuantile(0.975, 9)).toBeCloseTo(2.262, 3)
    expect(chiSquaredQuantile(0.975, 10)).toBeCloseTo(20.483, 3)
  })

  it('are right to twelve digits in the upper tail at many degrees of freedom', () => {
    // scipy 1.17 stats.chi2.isf(0.025, df) and isf(0.001, df)
    expectClose(chiSquaredQuantile(0.975, 2580), 2722.6749933951005, 1e-12)
    expectClose(chiSquaredQuantile(0.975, 1e6), 1002773.701467926, 1e-12)
    expectClose(chiSquaredQuantile(0.999, 2000), 2201.156196586629, 1e-12)
    expectClose(chiSquaredQuantile(0.999, 1e7), 10013825.638891771, 1e-12)
    expectClose(chiSquaredQuantile(0.5, 1e6), 999999.3333334123, 1e-12)
    expectClose(chiSquaredQuantile(0.975, 1e9), 1000087654.1483482, 1e-12)
  })

  it('stand at a confidence beside 1', () => {
    // scipy 1.17 stats.norm.isf(2**-41) and isf(2**-54)
    expectClose(criticalZ(1 - 2 ** -40), 7.143552034352189, 1e-12)
    expectClose(criticalZ(1 - Number.EPSILON / 2), 8.292361075813595, 1e-12)
  })

  it('agree with every reference quantile', () => {
    const quantiles: Record<string, (p: number, parameter: number) => number> = {
      normal_quantile: (p) => normalQuantile(p, 0, 1),
      chisq_quantile: chiSquaredQuantile,
      gamma_quantile_shape_scale1: (p, shape) => chiSquaredQuantile(p, 2 * shape) / 2,
      t_quantile: tQuantile,
    }
    for (const { f, args, v } of readReference<Row[]>('distribution_quantiles.json', [])) {
      const [p = NaN, parameter = 0] = args
      expectClose(quantiles[f]?.(p, parameter), v, 1e-12)
    }
  })
})
